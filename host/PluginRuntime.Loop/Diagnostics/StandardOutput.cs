using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PluginRuntime.Diagnostics;

/// <summary>
/// The process's standard output, as bytes.
/// </summary>
/// <remarks>
/// Not <see cref="Console"/>: on Linux one call to libc writes a record whole, and nothing is loaded for it before the first
/// invocation. It does not follow a handler's <c>Console.SetOut</c> either.
/// </remarks>
internal sealed unsafe class StandardOutput
{
    private const int Descriptor = 1;
    private const int Interrupted = 4;

    private readonly Stream? _stream = OperatingSystem.IsLinux() ? null : OpenStream();

    /// <summary>Writes all of <paramref name="bytes"/>. A closed or failing output loses them: there is nobody left to tell.</summary>
    public void Write(byte[] bytes)
    {
        if (_stream is not null)
        {
            _stream.Write(bytes);
            return;
        }

        fixed (byte* start = bytes)
        {
            var written = 0;
            while (written < bytes.Length)
            {
                var count = WriteToDescriptor(Descriptor, start + written, bytes.Length - written);
                if (count < 0 && Marshal.GetLastSystemError() != Interrupted)
                {
                    return;
                }

                written += (int)Math.Max(count, 0);
            }
        }
    }

    // A method of its own: on Linux System.Console must not be loaded for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Stream OpenStream() => Console.OpenStandardOutput();

    [DllImport("libc.so.6", EntryPoint = "write")]
    private static extern nint WriteToDescriptor(int descriptor, byte* bytes, nint count);
}
