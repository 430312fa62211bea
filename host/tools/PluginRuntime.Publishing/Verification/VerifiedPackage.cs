using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// A package that is to be verified.
/// </summary>
/// <param name="Location">Where it lies.</param>
/// <param name="Origin">What the person named it by.</param>
/// <param name="File">What a finding points at: the project, the zip or the main DLL.</param>
/// <param name="Files">Those of its files that would be deployed, by their paths in its folder.</param>
internal sealed record VerifiedPackage(PackageLocation Location, string Origin, string File, string[] Files)
{
    /// <summary>Whether the person has a say in how its code is compiled: not where the command itself published a project without being told for what.</summary>
    public bool IsCompilationChosen { get; init; } = true;

    /// <summary>Where findings of it are.</summary>
    public FindingPlace Place => new(File, Location.Name);
}
