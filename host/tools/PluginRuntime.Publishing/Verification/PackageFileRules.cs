using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The rules for a package's files, one by one: publishing stops at the first that is broken, verification tells all.
/// </summary>
internal static class PackageFileRules
{
    private const string BootstrapFile = "bootstrap";

    /// <summary>Asks whether one rule is kept.</summary>
    /// <param name="package">The package.</param>
    /// <param name="refuse">Takes what is wrong. A check may throw a <see cref="PackageException"/> as well, and then has nothing more to tell.</param>
    public delegate void Check(PackageLocation package, Action<PackageException> refuse);

    /// <summary>All of them, in the order in which publishing asks.</summary>
    public static IReadOnlyList<(VerificationRule Rule, Check Check)> All { get; } =
    [
        (VerificationRules.Name, (package, _) => PackageName.Parse(package.Name)),
        (VerificationRules.SelfContained, (package, _) => PackageRules.CheckNotSelfContained(package.Directory)),
        (VerificationRules.Links, (package, refuse) => PackageLinkTargets.Tell(package.Directory, refuse)),
        (VerificationRules.Dependencies, (package, _) => CheckDependencies(package)),
        (VerificationRules.Damage, CheckManifest),
        (VerificationRules.NativeLibraries, CheckLibraries),
        (VerificationRules.Bootstrap, CheckBootstrap),
        (VerificationRules.LinkedFolders, CheckFolders),
    ];

    private static void CheckDependencies(PackageLocation package)
    {
        if (DepsFile.Read(package.MainAssemblyPath) is { } content)
        {
            ListedLibraries.Check(package.Directory, content);
        }
    }

    // What is published gets a new list of its files: damage that the old one shows would become content.
    private static void CheckManifest(PackageLocation package, Action<PackageException> refuse)
    {
        if (ManifestDifference.Of(package.Directory) is { } difference)
        {
            refuse(VerificationError.Damaged(package, difference));
        }
    }

    private static void CheckLibraries(PackageLocation package, Action<PackageException> refuse)
    {
        foreach (var library in PackageLibraries.In(package.Directory))
        {
            try
            {
                ElfFile.Check(library);
            }
            catch (PackageException error)
            {
                refuse(error);
            }
        }
    }

    private static void CheckBootstrap(PackageLocation package, Action<PackageException> refuse)
    {
        if (Path.Join(package.Directory, BootstrapFile) is var bootstrap && Path.Exists(bootstrap))
        {
            refuse(VerificationError.HasBootstrap(package, bootstrap));
        }
    }

    private static void CheckFolders(PackageLocation package, Action<PackageException> refuse)
    {
        foreach (var folder in PackageFiles.LinkedFolders(package.Directory))
        {
            refuse(VerificationError.LinkedFolder(package, folder));
        }
    }
}
