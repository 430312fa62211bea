using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The main DLL of a package whose DLL is not named after it: what <c>handler.json</c> says, else the only DLL with a
/// deps.json.
/// </summary>
internal static class UnnamedMainAssembly
{
    private const string DepsSuffix = ".deps.json";

    /// <summary>Finds it in a package's folder, given as a real path.</summary>
    /// <exception cref="PackageException">Nothing says which DLL it is, or what says so is wrong.</exception>
    public static string In(string directory, string name)
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
