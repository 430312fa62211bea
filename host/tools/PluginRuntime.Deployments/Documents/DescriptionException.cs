namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// A file that should describe a deployment cannot be read as one.
/// </summary>
internal sealed class DescriptionException(string message, TextPlace place, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Where it goes wrong.</summary>
    public TextPlace Place { get; } = place;
}
