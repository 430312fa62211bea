using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Native;

/// <summary>
/// Whether native files of a package need newer C and C++ libraries than Lambda's image has.
/// </summary>
/// <remarks>What Amazon Linux 2023 has: glibc 2.34, and GCC 11's libstdc++. A package may bring a newer libstdc++ of its own.</remarks>
internal static class NativeVersions
{
    private static readonly (string Family, Version Newest)[] OfLambda =
        [("GLIBC_", new Version(2, 34)), ("GLIBCXX_", new Version(3, 4, 29)), ("CXXABI_", new Version(1, 3, 13))];

    private static readonly HashSet<string> Fitting = [.. NativeAssets.RuntimesOfLambda.SelectMany(NativeAssets.RuntimesFor)];

    /// <summary>Looks at the libraries that Lambda would load, and at the program if the package is one.</summary>
    /// <param name="package">The package.</param>
    /// <param name="warn">Takes a message for each file.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static void Tell(PackageLocation package, Action<string> warn)
    {
        string[] all = PackageFiles.In(package.Directory);
        var names = all.Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        var program = package.IsNativeProgram ? Path.GetRelativePath(package.Directory, package.MainAssemblyPath) : null;
        foreach (var file in all.Where(file => file == program || IsForLambda(file)))
        {
            string[] newer =
            [
                .. (ElfLibrary.Of(Path.Join(package.Directory, file))?.Versions ?? [])
                    .Where(need => IsNewer(need.Version) && !names.Contains(need.Library) && !IsToldOf(package, file, need.Version)).Select(need => need.Version).Distinct(),
            ];
            if (newer.Length > 0)
            {
                warn(Words(package.Name, file, newer));
            }
        }
    }

    // Of the library with the handlers a newer glibc is an error of its own.
    private static bool IsToldOf(PackageLocation package, string file, string version) =>
        package.IsHandlerLibrary && file == Path.GetFileName(package.MainAssemblyPath) && version.StartsWith("GLIBC_", StringComparison.Ordinal);

    private static bool IsForLambda(string file) =>
        NativeAssets.IsLibraryName(Path.GetFileName(file)) && (NativeAssets.RuntimeOf(file) is not { } runtime || Fitting.Contains(runtime));

    // What is no number marks a feature that came after all of these, as GLIBC_ABI_DT_RELR; private versions are glibc's own.
    private static bool IsNewer(string version) => Array.Find(OfLambda, each => version.StartsWith(each.Family, StringComparison.Ordinal)) is { Family: { } family } known
        && version != "GLIBC_PRIVATE"
        && (Version.TryParse(version[family.Length..], out var needed) ? needed > known.Newest : version.StartsWith("GLIBC_ABI_", StringComparison.Ordinal));

    private static string Words(string package, string file, string[] newer) =>
        $"""
        Package {Quotation.Of(package)} has the native file {Quotation.Of(file)}, which needs {NameList.Of(newer)}; Lambda's Amazon Linux 2023 has at most GLIBC_2.34 and GLIBCXX_3.4.29.
        There it cannot be loaded: "version `{newer[0]}' not found". It should be built on a system that is no newer, as in a container of amazonlinux:2023.
        Build it there, or take a release of the library that was; then publish the package again.
        """;
}
