using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Limits;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// From what <c>verify</c> was given to the packages in it, found as <c>layer</c> and <c>pack</c> find them.
/// </summary>
/// <param name="folders">Where projects are published and zips unpacked.</param>
/// <param name="runtime">What projects are compiled for ahead of time, if for anything.</param>
internal sealed class VerifiedInputs(TemporaryFolders folders, string? runtime)
{
    private readonly LayerInputs _inputs = new(folders, runtime);

    /// <summary>Whether packages go into a root rather than to Lambda.</summary>
    public bool IsForRoot { get; init; }

    /// <summary>Whether a command of ours writes the files anew, with the modes that they should have.</summary>
    public bool IsRewritten { get; init; }

    /// <summary>Looks for the packages at a path.</summary>
    /// <param name="path">As the person gave it.</param>
    /// <param name="verification">Takes them, and what is wrong where one cannot be found.</param>
    /// <param name="cancellationToken">Ends the SDK's processes.</param>
    /// <returns>Those that were found.</returns>
    /// <exception cref="UsageException">There is nothing that could be a package, or a project cannot be published.</exception>
    public async Task<LayerInput[]> FindAsync(string path, VerificationRun verification, CancellationToken cancellationToken)
    {
        var given = GivenPath.At(path);
        LayerInput[] found = [];
        try
        {
            found = await _inputs.FindAsync(path, error => verification.Refuse(given.FullPath, error), cancellationToken);
            verification.Find(given.FullPath, () => found.Select(input => Verified(given, input)));
        }
        catch (PackageException error)
        {
            verification.Refuse(given.FullPath, error);
        }

        if (given is GivenPath.Zip && !IsRewritten)
        {
            verification.Add(new VerifiedZip(given.FullPath, new FileInfo(given.FullPath).Length, found.Any(input => !input.Location.Root.HoldsFlatPackages)));
        }

        return found;
    }

    private VerifiedPackage Verified(GivenPath given, LayerInput input)
    {
        var file = given is GivenPath.Project or GivenPath.Zip ? given.FullPath : input.Location.MainAssemblyPath;
        return new VerifiedPackage(input.Location, input.Origin, file, DeployedFiles.In(input.Location.Directory, withSymbols: false))
        {
            IsCompilationChosen = given is not GivenPath.Project || runtime is not null,
            IsModeKept = !IsRewritten && given is not GivenPath.Project,
            IsForRoot = IsForRoot,
        };
    }
}
