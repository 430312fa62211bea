namespace PluginRuntime.LayerBuild.Icu;

/// <summary>
/// Debian's package of ICU for one architecture, pinned: its version and the SHA-256 of its file.
/// </summary>
/// <remarks>
/// That of Debian 12: its libraries need nothing newer than glibc 2.34, so they run on Amazon Linux 2023, but for one symbol of libstdc++, see
/// <see cref="IcuTree"/>. A newer build of Debian's is taken by changing the version and both hashes here; apt names what it has.
/// </remarks>
/// <param name="Runtime">.NET's name of the architecture.</param>
/// <param name="Architecture">Debian's.</param>
/// <param name="LibraryFolder">Where the libraries lie in the package.</param>
/// <param name="Sha256">The hash of its file.</param>
internal sealed record IcuPackage(string Runtime, string Architecture, string LibraryFolder, string Sha256)
{
    /// <summary>The package.</summary>
    public const string Name = "libicu72";

    /// <summary>Debian's version.</summary>
    public const string Version = "72.1-3+deb12u1";

    /// <summary>ICU's.</summary>
    public const string IcuVersion = "72.1";

    /// <summary>The file that holds the licence.</summary>
    public const string Licence = "usr/share/doc/libicu72/copyright";

    /// <summary>One for each architecture of Lambda.</summary>
    public static IcuPackage[] All { get; } =
    [
        new("linux-x64", "amd64", "usr/lib/x86_64-linux-gnu", "f7f6f99c6d7b025914df2447fc93e11d22c44c0c8bdd8b6f36691c9e7ddcef88"),
        new("linux-arm64", "arm64", "usr/lib/aarch64-linux-gnu", "4f5d892fd81110435e45ed0a5f1b12899d7ff989d51db283cbc043f5631646d8"),
    ];

    /// <summary>What .NET asks ICU for: by these names, and what they need of each other.</summary>
    public static string[] Libraries { get; } = ["libicudata.so.72", "libicui18n.so.72", "libicuuc.so.72"];

    /// <summary>Its file's name, as apt stores it.</summary>
    public string FileName => $"{Name}_{Version}_{Architecture}.deb";

    /// <summary>The layer's zip without its ending: <c>pluginruntime-icu-linux-x64</c>.</summary>
    public string LayerName => "pluginruntime-icu-" + Runtime;
}
