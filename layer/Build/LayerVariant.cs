using PluginRuntime.Packages.Dependencies;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// One of the layers: a processor architecture and a flavour.
/// </summary>
internal sealed record LayerVariant(string Runtime, string Flavour)
{
    /// <summary>.NET's names of Lambda's architectures.</summary>
    public static string[] Runtimes => NativeAssets.RuntimesOfLambda;

    /// <summary>The flavours; <c>plain</c> has .NET alone.</summary>
    public static string[] Flavours { get; } = ["plain", AspNet];

    private const string AspNet = "aspnet";

    /// <summary>Whether ASP.NET Core's shared framework is in it.</summary>
    public bool HasAspNet => Flavour == AspNet;

    /// <summary>The tree's folder: <c>linux-x64</c>, <c>aspnet-linux-x64</c>.</summary>
    public string TreeName => HasAspNet ? $"{AspNet}-{Runtime}" : Runtime;

    /// <summary>The zip without its ending: <c>pluginruntime-linux-x64</c>.</summary>
    public string FileName => "pluginruntime-" + TreeName;
}
