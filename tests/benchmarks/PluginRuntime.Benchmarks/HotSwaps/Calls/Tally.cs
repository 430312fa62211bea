using System.Diagnostics;

namespace PluginRuntime.Benchmarks.HotSwaps.Calls;

/// <summary>Whether callers noticed the swaps by anything but the version.</summary>
/// <param name="Served">Calls that got their own answer.</param>
/// <param name="Lost">Calls that got none, a function error, or another call's.</param>
/// <param name="Doubled">Answers whose request id came before.</param>
/// <param name="Old">Answers of a version to calls that began more than <see cref="Patience"/> after the next one was published.</param>
/// <param name="Latest">How long after that the last such call began, whether it was too late or not.</param>
/// <param name="Versions">How many versions answered.</param>
/// <param name="Reasons">The first reasons of calls that were lost.</param>
internal sealed record Tally(long Served, long Lost, long Doubled, long Old, TimeSpan Latest, int Versions, IReadOnlyList<string> Reasons)
{
    /// <summary>How long after a publication an invocation may begin on the version before: the host looks once a second.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsClean => (Lost, Doubled, Old) == (0, 0, 0);

    /// <param name="calls">What became of the calls.</param>
    /// <param name="publishedAt">When each version was published, the first one first.</param>
    public static Tally Of(CallRecord calls, IReadOnlyList<long> publishedAt)
    {
        var (old, latest) = (0L, TimeSpan.Zero);
        foreach (var call in calls.Answered.Where(call => call.Version < publishedAt.Count))
        {
            var late = Stopwatch.GetElapsedTime(publishedAt[call.Version], call.BeganAt);
            old += late > Patience ? 1 : 0;
            latest = late > latest ? late : latest;
        }

        return new Tally(
            calls.Answered.Count,
            calls.Lost,
            calls.Doubled,
            old,
            latest,
            calls.Answered.Select(call => call.Version).Distinct().Count(),
            calls.Reasons);
    }
}
