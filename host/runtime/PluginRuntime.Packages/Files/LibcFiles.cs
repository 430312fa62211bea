using System.Runtime.InteropServices;
using System.Text;

namespace PluginRuntime.Packages.Files;

/// <summary>
/// The calls of Linux's C library that read a small file or list a folder.
/// </summary>
/// <remarks>
/// The framework's own are right everywhere, and their first use takes milliseconds of a cold start. Every signature is blittable, so
/// that ReadyToRun compiles the calls ahead of time. Layout and constants are those of 64-bit Linux.
/// </remarks>
internal static unsafe class LibcFiles
{
    /// <summary>The offset of <c>d_type</c> in an entry, and what it says.</summary>
    public const int EntryType = 18;
    public const int EntryName = 19;
    public const byte TypeFolder = 4;
    public const byte TypeFile = 8;

    /// <summary>Read only, closed by exec; and a pipe put in a file's place does not block.</summary>
    public const int ReadOnly = 0x80000 | 0x800;

    // The file's own name: for "libc" the runtime tries eight others first, some of which are text files for the linker.
    private const string Library = "libc.so.6";

    /// <summary>A path as the C library takes it.</summary>
    public static byte[] Path(string path)
    {
        var ascii = new byte[path.Length + 1];
        for (var index = 0; index < path.Length; index++)
        {
            if (path[index] > 0x7f)
            {
                return Utf8(path);
            }

            ascii[index] = (byte)path[index];
        }

        return ascii;
    }

    private static byte[] Utf8(string path)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(path) + 1];
        Encoding.UTF8.GetBytes(path, 0, path.Length, bytes, 0);
        return bytes;
    }

    [DllImport(Library, EntryPoint = "open")]
    public static extern int Open(byte* path, int flags);

    [DllImport(Library, EntryPoint = "read")]
    public static extern nint Read(int file, byte* bytes, nint count);

    [DllImport(Library, EntryPoint = "close")]
    public static extern int Close(int file);

    [DllImport(Library, EntryPoint = "statx")]
    public static extern int Status(int folder, byte* path, int flags, uint mask, byte* status);

    [DllImport(Library, EntryPoint = "opendir")]
    public static extern nint OpenFolder(byte* path);

    [DllImport(Library, EntryPoint = "readdir")]
    public static extern byte* ReadFolder(nint folder);

    [DllImport(Library, EntryPoint = "closedir")]
    public static extern int CloseFolder(nint folder);
}
