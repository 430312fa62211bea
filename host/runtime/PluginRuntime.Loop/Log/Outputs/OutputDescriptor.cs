using System.Runtime.InteropServices;
using PluginRuntime.Linux;

namespace PluginRuntime.Log.Outputs;

/// <summary>
/// A descriptor of Linux's that log records are written to, whole or until it fails.
/// </summary>
/// <remarks>One thread at a time.</remarks>
/// <param name="descriptor">Its number.</param>
/// <param name="patienceMilliseconds">How long a full pipe that does not block is waited for without a byte going through.</param>
internal sealed unsafe class OutputDescriptor(int descriptor, int patienceMilliseconds = OutputDescriptor.DefaultPatienceMilliseconds)
{
    /// <summary>Long enough for a reader that is busy, short beside a timeout.</summary>
    public const int DefaultPatienceMilliseconds = 5000;

    /// <summary>Writes <paramref name="bytes"/> by as few calls as the system allows: one, unless it takes a part only.</summary>
    /// <returns>How many were written; fewer than there are if the descriptor fails.</returns>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        var written = 0;
        fixed (byte* start = bytes)
        {
            while (written < bytes.Length)
            {
                var count = Libc.Write(descriptor, start + written, (nuint)(bytes.Length - written));
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
        Libc.Control(descriptor, Libc.GetDescriptorFlags, 0) is >= 0 and var flags
        && (flags & Libc.CloseOnExec) == 0
        && Libc.Control(descriptor, Libc.SetDescriptorFlags, flags | Libc.CloseOnExec) >= 0;

    /// <summary>Lets programs that this process starts, or turns into, have the descriptor again.</summary>
    public void LeaveToChildren()
    {
        if (Libc.Control(descriptor, Libc.GetDescriptorFlags, 0) is >= 0 and var flags)
        {
            _ = Libc.Control(descriptor, Libc.SetDescriptorFlags, flags & ~Libc.CloseOnExec);
        }
    }

    /// <summary>Whether it leads to a terminal, another device or a file: to no pipe or socket.</summary>
    public bool IsTerminalOrFile()
    {
        var status = stackalloc ushort[Libc.StatusShorts];
        byte itself = 0;
        return Libc.Status(descriptor, &itself, Libc.OfDescriptor, Libc.StatusType, (byte*)status) == 0
            && (status[Libc.StatusModeShort] & Libc.TypeMask) is Libc.TypeDevice or Libc.TypeFile;
    }

    // Whoever shares a pipe with the host can make it non-blocking for both.
    private bool IsWorthAnotherTry(int error) => error == Libc.Interrupted || (error == Libc.TryAgain && WaitUntilWritable());

    private bool WaitUntilWritable()
    {
        var poll = new Libc.PollDescriptor { Descriptor = descriptor, Wanted = Libc.PollOutput };
        var ready = Libc.Poll(&poll, 1, patienceMilliseconds);
        return ready > 0 || (ready < 0 && Marshal.GetLastSystemError() == Libc.Interrupted);
    }
}
