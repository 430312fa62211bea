namespace PluginRuntime.LayerBuild;

/// <summary>
/// The file beside a zip that <c>publish.sh</c> reads: a line with the layer's description, and one with its licence.
/// </summary>
internal static class LayerDescription
{
    /// <summary>Writes that of one of the host's layers.</summary>
    public static void Write(LayerVariant variant, HostPublish published, ShippedPackage[] packages, string commit, string pathWithoutEnding)
    {
        var dotnet = $".NET {LayerManifest.DotNetVersion(packages)}{(variant.HasAspNet ? " and ASP.NET Core" : "")}";
        var licences = packages.Select(package => package.License).Append("Apache-2.0").Distinct().Order(StringComparer.Ordinal);
        Write(
            pathWithoutEnding,
            $"PluginRuntime {LayerManifest.HostVersion(published)} with {dotnet} for {variant.Runtime}, commit {commit}",
            $"{string.Join(" AND ", licences)}; see host/LICENSE and host/THIRD-PARTY-NOTICES.txt");
    }

    /// <summary>Writes one.</summary>
    /// <param name="pathWithoutEnding">The zip's path without <c>.zip</c>.</param>
    /// <param name="description">At most 256 characters, which Lambda takes.</param>
    /// <param name="licence">At most 512.</param>
    public static void Write(string pathWithoutEnding, string description, string licence) =>
        File.WriteAllText(pathWithoutEnding + ".layer.txt", $"{description}\n{licence}\n");
}
