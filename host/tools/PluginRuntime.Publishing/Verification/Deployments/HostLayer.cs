using System.Text.RegularExpressions;
using PluginRuntime.Deployments;

namespace PluginRuntime.Publishing.Verification.Deployments;

/// <summary>
/// What the name of one of the host's own layers tells: <c>pluginruntime-aspnet-linux-x64</c>.
/// </summary>
/// <param name="Flavor">Which of them it is.</param>
/// <param name="Platform"><c>linux-x64</c> or <c>linux-arm64</c>.</param>
internal sealed partial record HostLayer(HostLayerFlavor Flavor, string Platform)
{
    /// <summary>Reads the name of a layer, by its ARN, its name in the file or its zip's; <see langword="null"/> if it is none of the host's.</summary>
    public static HostLayer? Of(DescribedLayer layer) =>
        (layer.Content?.Path is { } zip ? OfName(Path.GetFileNameWithoutExtension(zip)) : null) ?? (layer.Name.Text is { } name ? OfName(NameIn(name)) : null);

    /// <summary>Reads the name of a layer.</summary>
    public static HostLayer? OfName(string name)
    {
        var match = Pattern().Match(name);
        return !match.Success ? null : new HostLayer(
            match.Groups["flavor"].Value switch
            {
                "aspnet-" => HostLayerFlavor.AspNetCore,
                "icu-" => HostLayerFlavor.CultureData,
                _ => HostLayerFlavor.Plain,
            },
            match.Groups["platform"].Value);
    }

    // arn:aws:lambda:eu-central-1:123456789012:layer:NAME:3
    private static string NameIn(string text) => text.Split(':') is ["arn", _, _, _, _, "layer", var name, ..] ? name : text;

    [GeneratedRegex("^pluginruntime-(?<flavor>aspnet-|icu-)?(?<platform>linux-(x64|arm64))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

/// <summary>
/// Which of the host's layers one is.
/// </summary>
internal enum HostLayerFlavor
{
    /// <summary>The host and .NET.</summary>
    Plain,

    /// <summary>The same, and ASP.NET Core.</summary>
    AspNetCore,

    /// <summary>Culture data alone, beside one of the others.</summary>
    CultureData,
}
