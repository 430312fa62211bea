using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The one DLL of a package that is loaded by path; the others follow it. Or the native library with its handlers, or the native program that it is.
/// </summary>
internal static class MainAssembly
{
    private const string DepsSuffix = ".deps.json";

    /// <summary>Finds it: <c>NAME.so</c> with handlers, else <c>NAME.dll</c>, else the native program <c>NAME</c>, else what <c>handler.json</c> says, else the only DLL with a deps.json.</summary>
    /// <param name="directory">The real path of the package's folder.</param>
    /// <param name="name">The package's name.</param>
    /// <returns>A real path.</returns>
    /// <exception cref="PackageException">
    /// There is no main DLL, nothing says which it is, or it leads out of the package.
    /// </exception>
    public static string In(string directory, string name)
    {
        var file = name + ".dll";

        // Whether there is such a file is asked here: for most packages nothing more is to be loaded for it.
        var library = name + ".so";
        return ExactFile.Exists(Path.Join(directory, library)) && HandlerLibrary.IsIn(directory, name) ? RealPath.Within(directory, library)
            : ExactFile.Exists(Path.Join(directory, file)) ? RealPath.Within(directory, file)
            : NativeProgram.IsIn(directory, name) ? RealPath.Within(directory, name)
            : Unnamed(directory, name);
    }

    // Not part of the usual start: the DLL is not named after the package.
    private static string Unnamed(string directory, string name)
    {
        if (PackageManifest.TryRead(directory)?.Assembly is { } assembly)
        {
            return File.Exists(Path.Join(directory, assembly))
                ? RealPath.Within(directory, assembly)
                : throw PackageManifest.NoSuchAssembly(directory, assembly);
        }

        var described = Names(directory, "*" + DepsSuffix);
        if (described is [var only])
        {
            var file = only[..^DepsSuffix.Length] + ".dll";
            if (File.Exists(Path.Join(directory, file)))
            {
                return RealPath.Within(directory, file);
            }
        }

        throw Unknown(directory, name);
    }

    private static PackageException Unknown(string directory, string name)
    {
        var files = Names(directory, "*.dll");
        return files.Length == 0
            ? new PackageException(
                PackageErrorType.InvalidPackage,
                $"""
                The package {Quotation.Of(name)} in {Quotation.Plain(directory)} has no DLL.
                It should have {Quotation.Plain(name)}.dll there, with the DLLs and the deps.json that 'dotnet publish' wrote beside it.
                Publish the handler's project and deploy the whole output folder.
                """)
            : new PackageException(
                PackageErrorType.AmbiguousPackage,
                $"""
                The package {Quotation.Of(name)} in {Quotation.Plain(directory)} has no {Quotation.Plain(name)}.dll, and nothing says which of its DLLs holds the handlers: {NameList.Of(files)}.
                The main DLL has the package's name, or is named in handler.json as in "assembly": "{Quotation.Plain(files[0])}", or is the only one with a deps.json.
                Rename the package's folder or the DLL, or write handler.json into that folder.
                """);
    }

    private static string[] Names(string directory, string pattern) =>
        [.. Directory.GetFiles(directory, pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
