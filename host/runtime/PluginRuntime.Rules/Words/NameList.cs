namespace PluginRuntime.Rules.Words;

/// <summary>
/// A list of names for a message, cut where nobody would read on.
/// </summary>
internal static class NameList
{
    private const int MaxNames = 20;

    /// <summary>The names with commas: <c>hello, orders and 12 more</c>.</summary>
    public static string Of(IReadOnlyCollection<string> names)
    {
        var shown = string.Join(", ", names.Take(MaxNames).Select(Quotation.Plain));
        return names.Count > MaxNames ? $"{shown} and {names.Count - MaxNames} more" : shown;
    }
}
