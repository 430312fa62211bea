using PluginRuntime.Deployments;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification.Deployments;

/// <summary>
/// Whether a description of a function fits the packages that it leads to.
/// </summary>
/// <param name="file">The file that describes it.</param>
/// <param name="function">The function.</param>
/// <param name="packages">Those packages, at least one.</param>
/// <param name="reading">What was read of them.</param>
/// <param name="findings">Where it goes.</param>
internal sealed class FunctionVerification(
    string file, DescribedFunction function, IReadOnlyList<VerifiedPackage> packages, PackageReading reading, FindingList findings)
{
    private const string HostRuntime = "provided.al2023";
    private const string AwsRuntimes = "dotnet";

    /// <summary>Makes every check.</summary>
    public void Run()
    {
        CheckHandler();
        CheckRuntime();
        new PlatformVerification(function, packages, Add).Run();
        new LayerVerification(function, packages, Add).Run();
    }

    private void CheckHandler()
    {
        if (function.Handler is { Text: null, Source: { } source } unknown)
        {
            Add(VerificationRules.Unknown, unknown.Place, DeploymentError.Unknown(function.Name, "Handler", source));
            return;
        }

        var handler = function.Handler?.Text;
        var place = function.Handler?.Place ?? function.Place;
        try
        {
            new HandlerVerification(packages, reading).Judge(handler ?? "");
        }
        catch (PackageException error) when (error.ErrorType == PackageErrorType.NoSuchPackage && ComesFromElsewhere(handler))
        {
            Add(VerificationRules.Unknown, place, DeploymentError.OtherPackage(function.Name, handler!));
        }
        catch (PackageException error)
        {
            findings.Add(VerificationRules.DescribedHandler, DeploymentVerification.At(file, place, packages[0].Location.Name, handler), error.Message);
        }
    }

    // Of two layers that nothing is known of one can be the host's, and the other bring the package.
    private bool ComesFromElsewhere(string? handler) =>
        packages.All(package => package.Location.Name != HandlerString.Parse(handler).Package)
        && function.Layers.Count(layer => layer.Content is null && HostLayer.Of(layer) is null) > (function.Layers.Any(layer => HostLayer.Of(layer) is not null) ? 0 : 1);

    private void CheckRuntime()
    {
        if (function.Runtime is not { } runtime || packages.All(package => package.Location.IsNativeProgram))
        {
            return;
        }

        if (runtime.Text is null)
        {
            Add(VerificationRules.Unknown, runtime.Place, DeploymentError.Unknown(function.Name, "Runtime", runtime.Source!));
        }
        else if (runtime.Text.StartsWith(AwsRuntimes, StringComparison.Ordinal) && packages.Any(package => package.Location.HasLambdaCore))
        {
            if (function.Layers.FirstOrDefault(layer => HostLayer.Of(layer) is not null) is { } host)
            {
                Add(VerificationRules.DescribedRuntime, runtime.Place, DeploymentError.IdleHost(function.Name, runtime.Text, host.Name.Text!));
            }
        }
        else if (runtime.Text != HostRuntime)
        {
            Add(VerificationRules.DescribedRuntime, runtime.Place, DeploymentError.Runtime(function.Name, runtime.Text, packages[0].Location.Name));
        }
    }

    private void Add(VerificationRule rule, TextPlace place, string message) =>
        findings.Add(rule, DeploymentVerification.At(file, place, packages[0].Location.Name), message);
}
