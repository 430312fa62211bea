using System.Runtime.InteropServices;

namespace PluginRuntime.Linux;

/// <summary>The calls of Linux's C library by which the loop speaks TCP and writes to a descriptor. Constants and layouts are those of 64-bit Linux.</summary>
/// <remarks>
/// Every signature is blittable, so that ReadyToRun compiles the calls ahead of time. Whoever sees a failure reads
/// <see cref="Marshal.GetLastSystemError"/> before anything else.
/// </remarks>
internal static unsafe class Libc
{
    public const int SocketStream = 1;
    public const int SocketCloseOnExec = 0x80000;
    public const int ProtocolTcp = 6;
    public const int TcpNoDelay = 1;
    public const int LevelSocket = 1;
    public const int ReceiveTimeout = 20;
    public const int SendTimeout = 21;
    public const int MessageNoSignal = 0x4000;
    public const int ShutdownBoth = 2;
    public const short PollInput = 0x1;
    public const short PollOutput = 0x4;
    public const int GetDescriptorFlags = 1;
    public const int SetDescriptorFlags = 2;
    public const int CloseOnExec = 1;

    /// <summary>For <c>statx</c>: the descriptor itself, and what kind of file it is.</summary>
    public const int OfDescriptor = 0x1000;
    public const uint StatusType = 1;

    /// <summary>The length of <c>struct statx</c> and the place of the mode in it, in units of two bytes: the same on every architecture.</summary>
    public const int StatusShorts = 128;
    public const int StatusModeShort = 14;
    public const ushort TypeMask = 0xf000;
    public const ushort TypeDevice = 0x2000;
    public const ushort TypeFile = 0x8000;

    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int BrokenPipe = 32;
    public const int ConnectionReset = 104;
    public const int TimedOut = 110;
    public const int InProgress = 115;

    // The file's own name: for "libc" the runtime tries eight others first, some of which are text files for the linker.
    private const string Library = "libc.so.6";

    [DllImport(Library, EntryPoint = "getaddrinfo")]
    public static extern int GetAddressInfo(byte* host, byte* service, AddressInfo* hints, AddressInfo** result);

    [DllImport(Library, EntryPoint = "freeaddrinfo")]
    public static extern void FreeAddressInfo(AddressInfo* list);

    [DllImport(Library, EntryPoint = "socket")]
    public static extern int Socket(int family, int type, int protocol);

    [DllImport(Library, EntryPoint = "connect")]
    public static extern int Connect(int socket, byte* address, uint addressLength);

    [DllImport(Library, EntryPoint = "setsockopt")]
    public static extern int SetSocketOption(int socket, int level, int option, void* value, uint valueLength);

    [DllImport(Library, EntryPoint = "send")]
    public static extern nint Send(int socket, byte* bytes, nuint length, int flags);

    [DllImport(Library, EntryPoint = "recv")]
    public static extern nint Receive(int socket, byte* bytes, nuint length, int flags);

    [DllImport(Library, EntryPoint = "write")]
    public static extern nint Write(int descriptor, byte* bytes, nuint length);

    [DllImport(Library, EntryPoint = "statx")]
    public static extern int Status(int folder, byte* path, int flags, uint mask, byte* status);

    [DllImport(Library, EntryPoint = "fcntl")]
    public static extern int Control(int descriptor, int command, nint argument);

    [DllImport(Library, EntryPoint = "poll")]
    public static extern int Poll(PollDescriptor* descriptors, nuint count, int limitMilliseconds);

    [DllImport(Library, EntryPoint = "shutdown")]
    public static extern int Shutdown(int socket, int how);

    [DllImport(Library, EntryPoint = "execv")]
    public static extern int Execute(byte* path, byte** arguments);

    [DllImport(Library, EntryPoint = "signal")]
    public static extern nint Signal(int signal, nint handler);

    [DllImport(Library, EntryPoint = "close")]
    public static extern int Close(int descriptor);

    /// <summary><c>struct addrinfo</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct AddressInfo
    {
        public int Flags;
        public int Family;
        public int SocketType;
        public int Protocol;
        public uint AddressLength;
        public byte* Address;
        public byte* CanonicalName;
        public AddressInfo* Next;
    }

    /// <summary><c>struct pollfd</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollDescriptor
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }

    /// <summary><c>struct timeval</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimeValue
    {
        public long Seconds;
        public long Microseconds;
    }
}
