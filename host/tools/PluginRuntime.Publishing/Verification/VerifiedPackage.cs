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

    /// <summary>Whether its files are deployed with the modes that they have now, and not as a command of ours writes them.</summary>
    public bool IsModeKept { get; init; } = true;

    /// <summary>Whether it goes into a root, where it must be the same for as long as it is there, and not to Lambda.</summary>
    public bool IsForRoot { get; init; }

    /// <summary>How much its files have in bytes. A link to nothing has none; the rule for links tells of it.</summary>
    public long Size => Files.Sum(LengthOf);

    /// <summary>How much one of its files has in bytes.</summary>
    public long LengthOf(string file) => new FileInfo(Path.Join(Location.Directory, file)) is { Exists: true } found ? found.Length : 0;

    /// <summary>Where findings of it are.</summary>
    public FindingPlace Place => new(File, Location.Name);
}
