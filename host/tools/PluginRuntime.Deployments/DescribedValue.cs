using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments;

/// <summary>
/// A value of a description: its text, or why only the deployment will know it.
/// </summary>
/// <param name="Text">The text; <see langword="null"/> if the file alone does not tell.</param>
/// <param name="Place">Where it would be changed.</param>
internal sealed record DescribedValue(string? Text, TextPlace Place)
{
    /// <summary>Where the value comes from, if there is no text: <c>the parameter 'Handler', which has no default</c>.</summary>
    public string? Source { get; init; }

    /// <summary>A value that the file does not tell.</summary>
    public static DescribedValue Unknown(string source, TextPlace place) => new(null, place) { Source = source };
}
