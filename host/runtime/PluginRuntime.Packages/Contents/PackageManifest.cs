using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// The content of a package's <c>handler.json</c>, which may be absent everywhere.
/// </summary>
/// <remarks>
/// Properties that are not known are read over, so that a newer tool's file still works. Every one is optional.
/// </remarks>
internal sealed class PackageManifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "handler.json";

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The package's name.</summary>
    public string? Name { get; init; }

    /// <summary>The package's version.</summary>
    public string? Version { get; init; }

    /// <summary>The main DLL: a file name without folders that ends with <c>.dll</c>.</summary>
    public string? Assembly { get; init; }

    /// <summary>The entries that the short form of a handler string can name.</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];

    /// <summary>The version of the contracts that the package was built against.</summary>
    public string? Contracts { get; init; }

    /// <summary>The target framework, <c>net10.0</c>.</summary>
    public string? Framework { get; init; }

    /// <summary>The native library with the handlers and what it was made for; <see langword="null"/> in a package of DLLs.</summary>
    public NativeFacts? Native { get; init; }

    /// <summary>
    /// The SHA-256 of each file, in hex, by its path inside the package with <c>/</c> between folders.
    /// <see langword="null"/> if the manifest does not list them.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    /// <summary>Reads the manifest of a package, if it has one.</summary>
    /// <param name="directory">The real path of the package's folder.</param>
    /// <exception cref="PackageException">
    /// The file leads out of the package, is too large, or is not as above.
    /// </exception>
    public static PackageManifest? TryRead(string directory) => File.Exists(Path.Join(directory, FileName))
        ? new ManifestReader(RealPath.Within(directory, FileName)).Read()
        : null;

    /// <summary>The error for a main DLL that is named and not there.</summary>
    public static PackageException NoSuchAssembly(string directory, string assembly)
    {
        var files = Directory.GetFiles(directory, "*.dll").Select(path => Path.GetFileName(path)).ToArray();
        return Invalid(
            Path.Join(directory, FileName),
            $"names the assembly {Quotation.Of(assembly)}, which is not in that folder; the DLLs there are: {NameList.Of(files)}");
    }

    /// <summary>The error for whatever is wrong with the file.</summary>
    public static PackageException Invalid(string path, string reason, Exception? inner = null) => new(
        PackageErrorType.InvalidPackage,
        $$"""
        The manifest {{Quotation.Plain(path)}} {{reason}}.
        It should be as in {"name":"orders","version":"1.4.2","assembly":"orders.dll"}; every property may be left out.
        Correct the file, or remove it if the main DLL has the package's name.
        """,
        inner);
}
