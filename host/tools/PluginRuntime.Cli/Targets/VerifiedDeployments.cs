using PluginRuntime.Deployments.Documents;
using PluginRuntime.Deployments.Reading;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Deployments;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// The files that describe deployments, as <c>verify --template</c> takes them.
/// </summary>
internal sealed class VerifiedDeployments
{
    private readonly Deployment[] _deployments;
    private readonly VerificationRun _verification;

    /// <summary>Reads the files; what cannot be read is a finding.</summary>
    /// <param name="files">The files, as the person gave them.</param>
    /// <param name="verification">What they are held against, and takes what is found.</param>
    public VerifiedDeployments(IEnumerable<string> files, VerificationRun verification)
    {
        _verification = verification;
        _deployments = [.. files.Select(file => DeploymentVerification.Read(Path.GetFullPath(file), verification.List)).OfType<Deployment>()];
    }

    /// <summary>Looks for the packages to which the functions lead.</summary>
    /// <param name="inputs">Finds what is at a path.</param>
    /// <param name="cancellationToken">Ends the SDK's processes.</param>
    /// <exception cref="UsageException">A project cannot be published.</exception>
    public async Task FindPackagesAsync(VerifiedInputs inputs, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        foreach (var deployment in _deployments)
        {
            foreach (var code in deployment.Functions.Where(CodeLead.IsForNet).SelectMany(CodeLead.PathsOf))
            {
                if (InputAt(code.Path) is { } input && seen.Add(input))
                {
                    await FindAsync(input, deployment.File, code.Place, inputs, cancellationToken);
                }
            }
        }
    }

    /// <summary>Holds the files against the packages that were found.</summary>
    public void Judge()
    {
        var judge = new DeploymentVerification(_verification.Packages, _verification.Reading, _verification.List);
        foreach (var deployment in _deployments)
        {
            judge.JudgePaths(deployment);
            judge.Judge(deployment);
        }
    }

    // What the host brings itself is no package.
    private static string? InputAt(string? path) =>
        path is null || HostLayer.OfName(Path.GetFileNameWithoutExtension(path)) is not null ? null
        : Path.Exists(path) ? path
        : CodeLead.ProjectAbove(path);

    // A function whose handler a layer brings has code that nothing reads: there is no package in it.
    private async Task FindAsync(string input, string file, TextPlace place, VerifiedInputs inputs, CancellationToken cancellationToken)
    {
        try
        {
            await inputs.FindAsync(input, _verification, cancellationToken);
        }
        catch (UsageException error) when (CodeLead.ProjectAbove(input) is null && !CodeLead.IsProject(input))
        {
            _verification.List.Add(VerificationRules.Unknown, DeploymentVerification.At(file, place), error.Message);
        }
    }
}
