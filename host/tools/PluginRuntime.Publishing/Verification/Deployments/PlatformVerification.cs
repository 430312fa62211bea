using PluginRuntime.Deployments;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Publishing.Verification.Deployments;

/// <summary>
/// Whether a function, its code and its layers are for one processor.
/// </summary>
/// <param name="function">The function.</param>
/// <param name="packages">The packages that it leads to.</param>
/// <param name="add">Takes what is found.</param>
internal sealed class PlatformVerification(DescribedFunction function, IReadOnlyList<VerifiedPackage> packages, Action<VerificationRule, TextPlace, string> add)
{
    private const string Default = "x86_64";

    /// <summary>Makes every check.</summary>
    public void Run()
    {
        if (function.Architecture is { Text: null, Source: { } source } unknown)
        {
            add(VerificationRules.Unknown, unknown.Place, DeploymentError.Unknown(function.Name, "architecture", source));
            return;
        }

        var architecture = function.Architecture?.Text ?? Default;
        if (PlatformOf(architecture) is not { } platform)
        {
            add(VerificationRules.DescribedArchitecture, function.Architecture!.Place, DeploymentError.NoArchitecture(function.Name, architecture));
            return;
        }

        CheckCode(architecture, platform);
        CheckLayers(architecture, platform);
    }

    private void CheckCode(string architecture, string platform)
    {
        foreach (var package in packages)
        {
            var code = CodeLead.PathsOf(function).FirstOrDefault(code => code.Path is not null && CodeLead.Leads(code.Path, package));
            if (PackagePlatform.Of(package, code) is { } compiled && compiled.Name != platform)
            {
                add(
                    VerificationRules.DescribedArchitecture,
                    function.Architecture?.Place ?? code?.Place ?? function.Place,
                    DeploymentError.OtherCode(function.Name, architecture, function.Architecture is null, package.Location.Name, compiled));
            }
        }
    }

    private void CheckLayers(string architecture, string platform)
    {
        foreach (var layer in function.Layers)
        {
            if (HostLayer.Of(layer) is { } host && host.Platform != platform)
            {
                add(VerificationRules.DescribedArchitecture, layer.Name.Place, DeploymentError.OtherLayer(function.Name, architecture, function.Architecture is null, layer.Name.Text!, platform));
            }
        }
    }

    private static string? PlatformOf(string architecture) => architecture switch
    {
        Default => "linux-x64",
        "arm64" => "linux-arm64",
        _ => null,
    };
}
