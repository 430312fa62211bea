using Microsoft.Win32.SafeHandles;
using PluginRuntime.Linux;

namespace PluginRuntime.Http.Sockets;

/// <summary>A socket's file descriptor, closed once and only when no other thread is using it.</summary>
internal sealed class SocketDescriptor : SafeHandleMinusOneIsInvalid
{
    public SocketDescriptor(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    /// <summary>Ends both directions. Any thread: were the descriptor closed meanwhile, its number could be another file's.</summary>
    public void Shutdown()
    {
        var isHeld = false;
        try
        {
            DangerousAddRef(ref isHeld);
            _ = Libc.Shutdown((int)handle, Libc.ShutdownBoth);
        }
        catch (ObjectDisposedException)
        {
            // Closed already, which ends waits as well.
        }
        finally
        {
            if (isHeld)
            {
                DangerousRelease();
            }
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
