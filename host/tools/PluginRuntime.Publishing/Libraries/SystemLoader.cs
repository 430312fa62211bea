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

    /// <summary>Opens a library, whose code runs then, and finds a function of it.</summary>
    /// <param name="path">The library.</param>
    /// <param name="name">The function.</param>
    /// <param name="refusal">The loader's words, if there is no such library or function.</param>
    /// <returns>Where the function is; zero if there is none.</returns>
    public static nint Find(string path, string name, out string refusal)
    {
        // .NET asks the loader as well, where a function of this class is first called, and what was told before is gone.
        _ = Error();
        fixed (byte* library = Text(path), function = Text(name))
        {
            var opened = OpenLibrary(library, NowAndAlone);
            var found = opened == 0 ? 0 : FindSymbol(opened, function);
            refusal = found == 0 ? Marshal.PtrToStringUTF8((nint)Error()) ?? "" : "";
            return found;
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [DllImport(Library, EntryPoint = "dlopen")]
    private static extern nint OpenLibrary(byte* path, int flags);

    [DllImport(Library, EntryPoint = "dlsym")]
    private static extern nint FindSymbol(nint library, byte* name);

    [DllImport(Library, EntryPoint = "dlerror")]
    private static extern byte* Error();
}
