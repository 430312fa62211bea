using System.Runtime.InteropServices;

namespace PluginRuntime.Log.Outputs;

/// <summary>
/// A descriptor of Linux's that log records are written to, whole or until it fails.
/// </summary>
/// <remarks>One thread at a time. Every signature is blittable, so that ReadyToRun compiles the calls ahead of time.</remarks>
/// <param name="descriptor">Its number.</param>
/// <param name="patienceMilliseconds">How long a full pipe that does not block is waited for without a byte going through.</param>
internal sealed unsafe class OutputDescriptor(int descriptor, int patienceMilliseconds = OutputDescriptor.DefaultPatienceMilliseconds)
{
    /// <summary>Long enough for a reader that is busy, short beside a timeout.</summary>
    public const int DefaultPatienceMilliseconds = 5000;

    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const short Writable = 4;
    private const int GetDescriptorFlags = 1;
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;

    /// <summary>Writes <paramref name="bytes"/> by as few calls as the system allows: one, unless it takes a part only.</summary>
    /// <returns>How many were written; fewer than there are if the descriptor fails.</returns>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        var written = 0;
        fixed (byte* start = bytes)
        {
            while (written < bytes.Length)
            {
                var count = WriteToDescriptor(descriptor, start + written, bytes.Length - written);
                if (count < 0 && !IsWorthAnotherTry(Marshal.GetLastSystemError()))
                {
                    break;
                }

                written += (int)Math.Max(count, 0);
            }
        }

        return written;
    }

    /// <summary>Keeps the descriptor from the programs that this process starts.</summary>
    /// <returns>
    /// Whether it was inherited. One that is closed was not, nor one that is kept back already: that one was opened in this process, for
    /// something else.
    /// </returns>
    public bool TryKeepFromChildren() =>
        Control(descriptor, GetDescriptorFlags, 0) is >= 0 and var flags
        && (flags & CloseOnExec) == 0
        && Control(descriptor, SetDescriptorFlags, flags | CloseOnExec) >= 0;

    // Whoever shares a pipe with the host can make it non-blocking for both.
    private bool IsWorthAnotherTry(int error) => error == Interrupted || (error == TryAgain && WaitUntilWritable());

    private bool WaitUntilWritable()
    {
        var poll = new PollDescriptor { Descriptor = descriptor, Events = Writable };
        var ready = Poll(&poll, 1, patienceMilliseconds);
        return ready > 0 || (ready < 0 && Marshal.GetLastSystemError() == Interrupted);
    }

    // The file's own name: for "libc" the runtime tries eight others first.
    [DllImport("libc.so.6", EntryPoint = "write")]
    private static extern nint WriteToDescriptor(int descriptor, byte* bytes, nint count);

    [DllImport("libc.so.6", EntryPoint = "poll")]
    private static extern int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    [DllImport("libc.so.6", EntryPoint = "fcntl")]
    private static extern int Control(int descriptor, int command, nint argument);

    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
