using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PluginRuntime.Diagnostics;

/// <summary>
/// The process's standard output, as bytes.
/// </summary>
/// <remarks>
/// Not <see cref="Console"/>: on Linux one call to libc writes a record whole, and nothing is loaded for it before the first
/// invocation. It does not follow a handler's <c>Console.SetOut</c> either. One thread at a time.
/// </remarks>
/// <param name="descriptor">Where the bytes go on Linux.</param>
/// <param name="patienceMilliseconds">How long a full pipe is waited for without a byte going through.</param>
internal sealed unsafe class StandardOutput(int descriptor = 1, int patienceMilliseconds = 5000)
{
    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const short Writable = 4;

    private readonly Stream? _stream = OperatingSystem.IsLinux() ? null : OpenStream();
    private bool _isInsideARecord;

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
            EndTornRecord();
            var written = WriteAll(start, bytes.Length);
            _isInsideARecord |= written > 0 && written < bytes.Length;
        }
    }

    // A record that was given up half-way has no line feed; the next one must not become a part of it.
    private void EndTornRecord()
    {
        if (_isInsideARecord)
        {
            var lineFeed = (byte)'\n';
            _isInsideARecord = WriteAll(&lineFeed, 1) == 0;
        }
    }

    private int WriteAll(byte* start, int length)
    {
        var written = 0;
        while (written < length)
        {
            var count = WriteToDescriptor(descriptor, start + written, length - written);
            if (count < 0 && !IsWorthAnotherTry(Marshal.GetLastSystemError()))
            {
                break;
            }

            written += (int)Math.Max(count, 0);
        }

        return written;
    }

    // Whoever shares a pipe with the host can make it non-blocking for both.
    private bool IsWorthAnotherTry(int error) => error == Interrupted || (error == TryAgain && WaitUntilWritable());

    private bool WaitUntilWritable()
    {
        var poll = new PollDescriptor { Descriptor = descriptor, Events = Writable };
        var ready = Poll(&poll, 1, patienceMilliseconds);
        return ready > 0 || (ready < 0 && Marshal.GetLastSystemError() == Interrupted);
    }

    // A method of its own: on Linux System.Console must not be loaded for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Stream OpenStream() => Console.OpenStandardOutput();

    [DllImport("libc.so.6", EntryPoint = "write")]
    private static extern nint WriteToDescriptor(int descriptor, byte* bytes, nint count);

    [DllImport("libc.so.6", EntryPoint = "poll")]
    private static extern int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
