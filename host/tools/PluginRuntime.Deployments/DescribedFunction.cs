using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments;

/// <summary>
/// What a description says of one function. What it says nothing of is <see langword="null"/>.
/// </summary>
/// <param name="Name">As the file calls it.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record DescribedFunction(string Name, TextPlace Place)
{
    /// <summary>Its Handler setting.</summary>
    public DescribedValue? Handler { get; init; }

    /// <summary>Its runtime, as in <c>provided.al2023</c>.</summary>
    public DescribedValue? Runtime { get; init; }

    /// <summary>Its architecture, <c>x86_64</c> or <c>arm64</c>. Lambda's default is the former.</summary>
    public DescribedValue? Architecture { get; init; }

    /// <summary>Its code; <see langword="null"/> where it has none of this disk, as with an image.</summary>
    public DescribedCode? Code { get; init; }

    /// <summary>Its layers, in their order.</summary>
    public IReadOnlyList<DescribedLayer> Layers { get; init; } = [];

    /// <summary>Whether those are all, and each is known by name or content.</summary>
    public bool AreLayersKnown { get; init; } = true;
}
