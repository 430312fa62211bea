using System.Runtime.InteropServices;

namespace PluginRuntime.Tests.Log;

/// <summary>A pipe of the kernel's, by the numbers of its ends.</summary>
internal sealed unsafe class LinuxPipe : IDisposable
{
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int UnixFamily = 1;
    private const int SequencedPackets = 5;
    private const int GetDescriptorFlags = 1;
    private const int CopyInherited = 0;
    private const int CopyKeptBack = 1030;

    // Above what a process has open: once closed, it is not the number of the next file that another thread opens.
    private const int FirstOfItsOwn = 3_000;
    private const int GetStatusFlags = 3;
    private const int SetStatusFlags = 4;

    private bool _isReadingOpen = true;
    private bool _isWritingOpen = true;

    private LinuxPipe(int reading, int writing)
    {
        Reading = reading;
        Writing = writing;
    }

    public int Reading { get; }

    public int Writing { get; }

    /// <summary>What the next program that this process starts would see of the writing end.</summary>
    public bool IsKeptFromChildren => (Control(Writing, GetDescriptorFlags, 0) & 1) != 0;

    /// <summary>Opens one as a child process finds it: inherited, so to speak.</summary>
    /// <param name="isBlocking">Whether writing to it when it is full waits.</param>
    /// <param name="isInherited">If not, it is as this process opens files for itself.</param>
    public static LinuxPipe Open(bool isBlocking = true, bool isInherited = true)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are written to on Linux alone.");
        var ends = stackalloc int[2];
        Assert.Equal(0, Pipe(ends, CloseOnExec));
        var writing = Control(ends[1], isInherited ? CopyInherited : CopyKeptBack, FirstOfItsOwn);
        Assert.InRange(writing, FirstOfItsOwn, int.MaxValue);
        _ = Close(ends[1]);
        ends[1] = writing;
        if (!isBlocking)
        {
            Assert.Equal(0, Control(ends[1], SetStatusFlags, Control(ends[1], GetStatusFlags, 0) | NonBlocking));
        }

        return new LinuxPipe(ends[0], ends[1]);
    }

    /// <summary>Opens one on which every write is a message of its own, and every read takes one.</summary>
    public static LinuxPipe OfMessages()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are written to on Linux alone.");
        var ends = stackalloc int[2];
        Assert.Equal(0, SocketPair(UnixFamily, SequencedPackets, 0, ends));
        return new LinuxPipe(ends[0], ends[1]);
    }

    /// <summary>All bytes until the writing end is closed.</summary>
    public byte[] ReadToEnd()
    {
        var all = new MemoryStream();
        while (ReadSome() is { Length: > 0 } some)
        {
            all.Write(some);
        }

        return all.ToArray();
    }

    /// <summary>What is there, once anything is.</summary>
    public byte[] ReadSome()
    {
        var buffer = new byte[2 * 1024 * 1024];
        fixed (byte* start = buffer)
        {
            return buffer[..(int)Math.Max(Read(Reading, start, buffer.Length), 0)];
        }
    }

    public void CloseReading()
    {
        if (_isReadingOpen)
        {
            _isReadingOpen = false;
            _ = Close(Reading);
        }
    }

    public void CloseWriting()
    {
        if (_isWritingOpen)
        {
            _isWritingOpen = false;
            _ = Close(Writing);
        }
    }

    public void Dispose()
    {
        CloseWriting();
        CloseReading();
    }

    [DllImport("libc.so.6", EntryPoint = "pipe2")]
    private static extern int Pipe(int* ends, int flags);

    [DllImport("libc.so.6", EntryPoint = "socketpair")]
    private static extern int SocketPair(int family, int type, int protocol, int* ends);

    [DllImport("libc.so.6", EntryPoint = "fcntl")]
    private static extern int Control(int descriptor, int command, nint argument);

    [DllImport("libc.so.6", EntryPoint = "read")]
    private static extern nint Read(int descriptor, byte* buffer, nint length);

    [DllImport("libc.so.6", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
