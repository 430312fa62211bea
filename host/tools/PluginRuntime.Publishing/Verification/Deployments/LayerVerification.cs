using PluginRuntime.Deployments;
using PluginRuntime.Deployments.Documents;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Publishing.Verification.Deployments;

/// <summary>
/// Whether a function that the host runs has the layers that its packages need.
/// </summary>
/// <param name="function">The function.</param>
/// <param name="packages">The packages that it leads to.</param>
/// <param name="add">Takes what is found.</param>
internal sealed class LayerVerification(DescribedFunction function, IReadOnlyList<VerifiedPackage> packages, Action<VerificationRule, TextPlace, string> add)
{
    private const string NeedsCultures = "Microsoft.Data.SqlClient.dll";

    /// <summary>Makes every check. With a runtime of AWS's no layer of the host is needed.</summary>
    public void Run()
    {
        VerifiedPackage[] managed = [.. packages.Where(package => !package.Location.IsNativeProgram)];
        if (managed.Length == 0 || function.Runtime?.Text?.StartsWith("provided", StringComparison.Ordinal) != true)
        {
            return;
        }

        if (function.AreLayersKnown && function.Layers.Count == 0)
        {
            add(VerificationRules.DescribedLayers, function.Runtime.Place, DeploymentError.NoLayer(function.Name));
            return;
        }

        CheckAspNetCore(managed);
        CheckCultures(managed);
    }

    private void CheckAspNetCore(VerifiedPackage[] managed)
    {
        if (Array.Find(managed, package => RuntimeConfig.Read(package.Location.MainAssemblyPath) is { NamesAspNetCore: true }) is not { } package)
        {
            return;
        }

        var hosts = function.Layers.Select(layer => (Layer: layer, Host: HostLayer.Of(layer))).ToArray();
        if (Array.Exists(hosts, layer => layer.Host?.Flavor == HostLayerFlavor.AspNetCore))
        {
            return;
        }

        if (Array.Find(hosts, layer => layer.Host?.Flavor == HostLayerFlavor.Plain) is { Layer: { } plain, Host: { } host })
        {
            add(VerificationRules.DescribedLayers, plain.Name.Place, DeploymentError.NeedsAspNetCore(function.Name, package.Location.Name, plain.Name.Text!, host.Platform));
        }
        else if (function.Layers.FirstOrDefault(layer => layer.Name.Text is null) is { } unknown)
        {
            add(VerificationRules.Unknown, unknown.Name.Place, DeploymentError.UnknownFlavor(function.Name, package.Location.Name, unknown.Name.Source!));
        }
    }

    // Any other layer may bring culture data of its own.
    private void CheckCultures(VerifiedPackage[] managed)
    {
        HostLayer?[] hosts = [.. function.Layers.Select(HostLayer.Of)];
        if (Array.Find(managed, package => File.Exists(Path.Join(package.Location.Directory, NeedsCultures))) is { } package
            && function.AreLayersKnown && Array.TrueForAll(hosts, host => host is not null && host.Flavor != HostLayerFlavor.CultureData))
        {
            add(VerificationRules.DescribedCultures, function.Layers[0].Name.Place, DeploymentError.NeedsCultures(function.Name, package.Location.Name, hosts[0]!.Platform));
        }
    }
}
