namespace PluginRuntime.Rules.Words;

/// <summary>
/// What somebody may have meant: the candidates most like a name that does not exist.
/// </summary>
internal static class NearestNames
{
    private const int MaxNames = 3;

    // Names are short; a longer text is no misspelling, and the distance takes time with the square of the length.
    private const int MaxLength = 128;

    /// <summary>
    /// Up to three candidates: first those that differ in case only, then by the number of edits, then those that
    /// contain the asked name or are contained in it.
    /// </summary>
    public static string[] To(string asked, IEnumerable<string> candidates) =>
    [
        .. candidates.Distinct(StringComparer.Ordinal)
            .Select(candidate => (Name: candidate, Rank: Rank(asked, candidate)))
            .Where(candidate => candidate.Rank < int.MaxValue)
            .OrderBy(candidate => candidate.Rank)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(MaxNames)
            .Select(candidate => candidate.Name),
    ];

    /// <summary>The same as a question behind a sentence, with a space in front; empty if there is none.</summary>
    public static string Question(string asked, IEnumerable<string> candidates) =>
        To(asked, candidates) is { Length: > 0 } near ? $" Did you mean {string.Join(" or ", near.Select(Quotation.Of))}?" : "";

    private static int Rank(string asked, string candidate)
    {
        if (asked.Length > MaxLength || candidate.Length > MaxLength || asked.Length == 0 || candidate.Length == 0)
        {
            return int.MaxValue;
        }

        var left = asked.ToUpperInvariant();
        var right = candidate.ToUpperInvariant();
        var shorter = Math.Min(left.Length, right.Length);
        var distance = EditDistance.Between(left, right);
        if (distance <= Math.Max(1, shorter / 3) && distance < shorter)
        {
            return distance;
        }

        return left.Contains(right, StringComparison.Ordinal) || right.Contains(left, StringComparison.Ordinal)
            ? MaxLength + distance
            : int.MaxValue;
    }
}
