using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Publishing.Libraries;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Manifests;

/// <summary>
/// The manifest that tells of a package as it lies on the disk.
/// </summary>
internal static class ManifestDraft
{
    private const string Contracts = "PluginRuntime.Contracts";

    /// <summary>Reads the package and hashes its files. Nothing of it is loaded.</summary>
    /// <param name="package">The package.</param>
    /// <param name="handlers">Its handlers.</param>
    /// <param name="files">Those of its files that will be deployed, as <see cref="PackageFiles"/> gives them.</param>
    /// <exception cref="PackageException">The main DLL is damaged, or a file has a name that cannot be listed.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PackageManifest Of(PackageLocation package, PackageHandlers handlers, IEnumerable<string> files) => new()
    {
        Name = package.Name,
        Version = package.Version?.Value,
        Assembly = IsOfDlls(package) ? Path.GetFileName(package.MainAssemblyPath) : null,
        Entries = handlers.Entries,
        Contracts = IsOfDlls(package) ? ContractsOf(AssemblyMetadata.Open(package.MainAssemblyPath)) : null,
        Framework = IsOfDlls(package) ? FrameworkOf(package.MainAssemblyPath) : null,
        Native = package.IsHandlerLibrary ? LibraryFacts.Of(package.MainAssemblyPath) : null,
        Files = files.ToDictionary(
            file => PublishingRules.JudgeFile(package, file),
            file => FileHash.Of(Path.Join(package.Directory, file)),
            StringComparer.Ordinal),
    };

    /// <summary>The same manifest for a version that became known after it was drafted.</summary>
    public static PackageManifest WithVersion(PackageManifest draft, PackageVersion version) => new()
    {
        Name = draft.Name,
        Version = version.Value,
        Assembly = draft.Assembly,
        Entries = draft.Entries,
        Contracts = draft.Contracts,
        Framework = draft.Framework,
        Native = draft.Native,
        Files = draft.Files,
    };

    private static bool IsOfDlls(PackageLocation package) => !package.IsNativeProgram && !package.IsHandlerLibrary;

    private static string? ContractsOf(AssemblyMetadata assembly) => assembly.Read(() => assembly.Reader.AssemblyReferences
        .Select(assembly.Reader.GetAssemblyReference)
        .Where(reference => assembly.Reader.StringComparer.Equals(reference.Name, Contracts))
        .Select(reference => reference.Version.ToString(2))
        .FirstOrDefault());

    private static string? FrameworkOf(string path) => PortableExecutable.Read(path).TargetFramework switch
    {
        { Identifier: HostFramework.Identifier, Version: { Major: >= 5 } version } => $"net{version.ToString(2)}",
        { Identifier: HostFramework.Identifier } framework => $"netcoreapp{framework.Version.ToString(2)}",
        { Identifier: ".NETStandard" } framework => $"netstandard{framework.Version.ToString(2)}",
        _ => null,
    };
}
