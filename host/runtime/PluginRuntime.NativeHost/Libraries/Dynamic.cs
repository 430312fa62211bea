using System.Runtime.InteropServices;

namespace PluginRuntime.Libraries;

/// <summary>The system's loader of libraries.</summary>
internal static unsafe class Dynamic
{
    /// <summary>All that is missing is told at once, and no other library sees what this one exports.</summary>
    public const int NowAndAlone = 0x2;

    private const string Library = "libc.so.6";

    [DllImport(Library, EntryPoint = "dlopen")]
    public static extern nint Open(byte* path, int flags);

    [DllImport(Library, EntryPoint = "dlsym")]
    public static extern void* Symbol(nint library, byte* name);

    [DllImport(Library, EntryPoint = "dlerror")]
    public static extern byte* Error();

    [DllImport(Library, EntryPoint = "strnlen")]
    public static extern nuint Length(byte* text, nuint most);
}
