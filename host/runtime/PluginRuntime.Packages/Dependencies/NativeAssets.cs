namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// Where the native libraries of a package lie that no deps.json lists: beside its DLLs, and in <c>runtimes/RUNTIME/native</c>.
/// </summary>
/// <remarks>
/// Runtimes and names are tried as .NET tries them for what is listed.
/// Source: https://learn.microsoft.com/dotnet/standard/native-interop/native-library-loading
/// </remarks>
internal static class NativeAssets
{
    /// <summary>The runtimes of Lambda.</summary>
    public static readonly string[] RuntimesOfLambda = ["linux-x64", "linux-arm64"];

    private const string Ending = ".so";

    /// <summary>The runtimes whose files fit one, the nearest first: for <c>linux-x64</c> itself, <c>linux</c>, <c>unix-x64</c>, <c>unix</c>, <c>any</c>.</summary>
    public static string[] RuntimesFor(string runtime)
    {
        var processor = runtime[(runtime.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return runtime.StartsWith("linux-", StringComparison.Ordinal) ? [runtime, "linux", "unix-" + processor, "unix", "any"] : [runtime, "any"];
    }

    /// <summary>The file names that a library's name in code can mean on Linux.</summary>
    /// <param name="library">As code names it: <c>e_sqlite3</c>, <c>libfoo.so.1</c>, <c>sni.dll</c>.</param>
    public static string[] FileNames(string library)
    {
        // A name of Windows' means the library of that name here.
        var name = library.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? library[..^4] : library;
        return name.EndsWith(Ending, StringComparison.Ordinal) || name.Contains(Ending + ".", StringComparison.Ordinal)
            ? [name, "lib" + name, name + Ending, "lib" + name + Ending]
            : [name + Ending, "lib" + name + Ending, name, "lib" + name];
    }

    /// <summary>The places in a package where its libraries are looked for, as paths inside of it; the empty one is the folder itself.</summary>
    public static IEnumerable<string> FoldersFor(string runtime) => RuntimesFor(runtime).Select(each => $"runtimes/{each}/native").Prepend("");

    /// <summary>Finds a library.</summary>
    /// <param name="directory">The package's folder.</param>
    /// <param name="library">As code names it. A path is never found.</param>
    /// <param name="runtime">What the process runs on.</param>
    /// <param name="listed">The folders that a deps.json names, which come first.</param>
    /// <returns>Its path; <see langword="null"/> if it is at none of the places.</returns>
    public static string? Find(string directory, string library, string runtime, params string[] listed)
    {
        if (library.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            return null;
        }

        var names = FileNames(library);
        return listed.Concat(FoldersFor(runtime)).SelectMany(folder => names.Select(name => Path.Join(directory, folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>The runtime in whose folder of native files a path of the package lies; <see langword="null"/> if it lies elsewhere.</summary>
    /// <param name="path">With <c>/</c>, as in <c>runtimes/win-x64/native/foo.dll</c>.</param>
    public static string? RuntimeOf(string path) => path.Split('/') is ["runtimes", var runtime, "native", _, ..] ? runtime : null;

    /// <summary>Whether a file's name is one under which code finds a library of Linux: <c>libfoo.so</c>, <c>libfoo.so.1.2</c>, and not <c>libfoo.so.dbg</c>.</summary>
    public static bool IsLibraryName(string fileName)
    {
        var ending = fileName.LastIndexOf(Ending, StringComparison.Ordinal);
        return ending > 0 && fileName.AsSpan(ending + Ending.Length).TrimStart("0123456789.").IsEmpty;
    }

    /// <summary>What a library's files have in common in the forms of all systems: <c>foo</c> of <c>libfoo.so.1</c>, <c>foo.dll</c>, <c>libfoo.dylib</c>.</summary>
    public static string StemOf(string fileName)
    {
        var name = fileName.StartsWith("lib", StringComparison.Ordinal) ? fileName[3..] : fileName;
        var end = name.IndexOf(Ending, StringComparison.Ordinal);
        return end > 0 ? name[..end] : Path.GetExtension(name) is ".dll" or ".dylib" ? Path.GetFileNameWithoutExtension(name) : name;
    }
}
