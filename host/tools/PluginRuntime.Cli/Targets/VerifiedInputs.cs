using PluginRuntime.Publishing.Manifests;
using PluginRuntime.Publishing.Verification;
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

    /// <summary>Looks for the packages at a path.</summary>
    /// <param name="path">As the person gave it.</param>
    /// <param name="verification">Takes them, and what is wrong where one cannot be found.</param>
    /// <param name="cancellationToken">Ends the SDK's processes.</param>
    /// <exception cref="UsageException">There is nothing that could be a package, or a project cannot be published.</exception>
    public async Task FindAsync(string path, VerificationRun verification, CancellationToken cancellationToken)
    {
        var given = GivenPath.At(path);
        try
        {
            var found = await _inputs.FindAsync(path, cancellationToken);
            verification.Find(given.FullPath, () => found.Select(input => Verified(given, input)));
        }
        catch (PackageException error)
        {
            verification.Refuse(given.FullPath, error);
        }
    }

    private VerifiedPackage Verified(GivenPath given, LayerInput input)
    {
        var file = given is GivenPath.Project or GivenPath.Zip ? given.FullPath : input.Location.MainAssemblyPath;
        return new VerifiedPackage(input.Location, input.Origin, file, DeployedFiles.In(input.Location.Directory, withSymbols: false))
        {
            IsCompilationChosen = given is not GivenPath.Project || runtime is not null,
        };
    }
}
