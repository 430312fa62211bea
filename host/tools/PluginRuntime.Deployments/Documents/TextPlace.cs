namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// A place in a text.
/// </summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In characters, from 1.</param>
internal readonly record struct TextPlace(int Line, int Column)
{
    /// <summary>The beginning.</summary>
    public static readonly TextPlace Start = new(1, 1);
}
