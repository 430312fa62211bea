using PluginRuntime.Packages.Native;

namespace PluginRuntime.Packages.Contents;

/// <summary>
/// What <c>handler.json</c> says of a package's native library: what it was made for.
/// </summary>
/// <param name="File">The library, a file of the package's own folder: <c>orders.so</c>.</param>
/// <param name="Architecture">As the function's Architectures setting names it: <c>x86_64</c>, <c>arm64</c>.</param>
/// <param name="Glibc">The newest glibc that it needs, <c>2.34</c>; <see langword="null"/> if it needs none.</param>
/// <param name="Abi">The version of <c>pluginruntime.h</c> that it was written for; <see langword="null"/> if the file does not tell.</param>
internal sealed record NativeFacts(string? File, string? Architecture, string? Glibc, int? Abi)
{
    /// <summary>The facts of a library, read from itself.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="library">What was read.</param>
    /// <param name="abi">What it says of itself, if that is known.</param>
    public static NativeFacts Of(string file, ElfLibrary library, int? abi) => new(file, ArchitectureOf(library.Platform), library.NewestGlibc?.ToString(), abi);

    /// <summary>In what they differ from those of the library itself; <see langword="null"/> if in nothing. What is not said differs in nothing.</summary>
    public string? DifferenceFrom(NativeFacts actual) =>
        Differs(File, actual.File) ? $"the file {File}, which is {actual.File}"
        : Differs(Architecture, actual.Architecture) ? $"the architecture {Architecture}, which is {actual.Architecture}"
        : Differs(Glibc, actual.Glibc) ? $"glibc {Glibc}, which is {actual.Glibc ?? "none"}"
        : Abi is not null && actual.Abi is not null && Abi != actual.Abi ? $"the abi {Abi}, which is {actual.Abi}"
        : null;

    private static bool Differs(string? said, string? actual) => said is not null && said != actual;

    private static string ArchitectureOf(string platform) => platform switch
    {
        "linux-x64" => "x86_64",
        "linux-arm64" => "arm64",
        _ => platform,
    };
}
