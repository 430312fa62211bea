using System.Runtime.InteropServices;
using System.Text;

namespace PluginRuntime.Publishing.Libraries;

/// <summary>
/// Linux's loader, asked as the native host asks it: what it refuses here, and in which words, it refuses there.
/// </summary>
internal static unsafe class SystemLoader
{
    // RTLD_NOW, and nothing for other libraries to see.
    private const int NowAndAlone = 2;

    private const string Library = "libc.so.6";

    /// <summary>Opens a library, whose code runs then.</summary>
    /// <returns>Zero if it is refused.</returns>
    public static nint Open(string path)
    {
        fixed (byte* start = Text(path))
        {
            return OpenLibrary(start, NowAndAlone);
        }
    }

    /// <summary>Where a function of it is; zero if there is none of that name.</summary>
    public static nint Find(nint library, string name)
    {
        fixed (byte* start = Text(name))
        {
            return FindSymbol(library, start);
        }
    }

    /// <summary>Why the last of these failed.</summary>
    public static string LastError() => Marshal.PtrToStringUTF8((nint)Error()) ?? "";

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [DllImport(Library, EntryPoint = "dlopen")]
    private static extern nint OpenLibrary(byte* path, int flags);

    [DllImport(Library, EntryPoint = "dlsym")]
    private static extern nint FindSymbol(nint library, byte* name);

    [DllImport(Library, EntryPoint = "dlerror")]
    private static extern byte* Error();
}
