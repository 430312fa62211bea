using System.Text;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Invocations;

/// <summary>
/// A failure as X-Ray shows it in the trace of an invocation: the value of a header, so one line of printable ASCII.
/// </summary>
/// <remarks>
/// JSON with <c>working_directory</c>, <c>exceptions</c> (what was thrown, then what caused it) and <c>paths</c>, the source files in their
/// stacks. What is too long loses its frames first, then its causes, then the ends of its texts.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-build
/// </remarks>
internal static class TraceCause
{
    /// <summary>The most bytes of the value. Lambda drops a longer one.</summary>
    public const int LongestValue = 64 * 1024;

    // From all that an error body has to what fits in any case: one character takes at most six bytes.
    private static readonly TraceCauseLimits[] Attempts =
    [
        new(FailureLimits.MostExceptions, FailureLimits.MostFrames, FailureLimits.LongestMessage),
        new(FailureLimits.MostExceptions, MostFrames: 20, FailureLimits.LongestMessage),
        new(FailureLimits.MostExceptions, MostFrames: 5, FailureLimits.LongestMessage),
        new(FailureLimits.MostExceptions, MostFrames: 0, FailureLimits.LongestMessage),
        new(MostExceptions: 8, MostFrames: 0, FailureLimits.LongestMessage),
        new(MostExceptions: 1, MostFrames: 0, FailureLimits.LongestMessage),
        new(MostExceptions: 1, MostFrames: 0, LongestText: 8 * 1024),
    ];

    /// <summary>Of what a handler threw.</summary>
    public static string Of(Exception exception)
    {
        var found = new List<TracedException>();
        Add(found, exception, depth: 0);
        return Write(found);
    }

    /// <summary>Of an error that is told by a type and a message of its own, and of what caused it.</summary>
    public static string Of(string errorType, string message, Exception? cause)
    {
        var found = new List<TracedException> { new(errorType, message, []) };
        if (cause is not null)
        {
            Add(found, cause, depth: 1);
        }

        return Write(found);
    }

    private static void Add(List<TracedException> found, Exception exception, int depth)
    {
        found.Add(new TracedException(
            ErrorType.Of(exception), ExceptionText.Message(exception), HandlerStack.Of(exception, FailureLimits.MostFrames)));
        if (depth == FailureLimits.DeepestCause)
        {
            return;
        }

        if (exception is AggregateException aggregate)
        {
            for (var index = 0; index < aggregate.InnerExceptions.Count && index < FailureLimits.MostCauses && found.Count < FailureLimits.MostExceptions; index++)
            {
                Add(found, aggregate.InnerExceptions[index], depth + 1);
            }
        }
        else if (exception.InnerException is { } inner && found.Count < FailureLimits.MostExceptions)
        {
            Add(found, inner, depth + 1);
        }
    }

    private static string Write(List<TracedException> found)
    {
        foreach (var attempt in Attempts)
        {
            if (TraceCauseJson.TryWrite(found, attempt, LongestValue) is { } json)
            {
                return Encoding.ASCII.GetString(json);
            }
        }

        // The last attempt always fits.
        return "{}";
    }
}
