using System.Runtime.InteropServices;

namespace PluginRuntime.ScriptedServer;

/// <summary>The signals that end a program, as the programs that tests start find them.</summary>
/// <remarks>
/// A shell lets its background jobs ignore SIGINT and SIGQUIT, <c>nohup</c> lets a program ignore SIGHUP, and either is inherited by all that is started from
/// there, as is a signal that is blocked. Tests send these signals and look at what comes of them, wherever they are started from themselves.
/// </remarks>
internal static class InheritedSignals
{
    private const int Ignored = 1;
    private const int Unblock = 1;

    // SIGHUP, SIGINT, SIGQUIT and SIGTERM.
    private static readonly int[] Ending = [1, 2, 3, 15];

    /// <summary>Lets programs that this process starts have the system's own reaction. Before anything is started, threads included.</summary>
    public static void KeepFromChildren()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // A signal that is handled by nothing leaves this process as alone as one that is ignored, but is not inherited.
        var nothing = NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "getpid");
        var blocked = new byte[128];
        foreach (var signal in Ending)
        {
            _ = Add(blocked, signal);
            if (IsIgnored(signal))
            {
                _ = Handle(signal, nothing);
            }
        }

        _ = ChangeMask(Unblock, blocked, 0);
    }

    private static bool IsIgnored(int signal)
    {
        // The handler comes first in what the system tells.
        var action = new byte[256];
        return GetAction(signal, 0, action) == 0 && BitConverter.ToInt64(action) == Ignored;
    }

    [DllImport("libc.so.6", EntryPoint = "sigaction")]
    private static extern int GetAction(int signal, nint action, byte[] before);

    [DllImport("libc.so.6", EntryPoint = "signal")]
    private static extern nint Handle(int signal, nint handler);

    [DllImport("libc.so.6", EntryPoint = "sigaddset")]
    private static extern int Add(byte[] set, int signal);

    [DllImport("libc.so.6", EntryPoint = "pthread_sigmask")]
    private static extern int ChangeMask(int how, byte[] set, nint before);
}
