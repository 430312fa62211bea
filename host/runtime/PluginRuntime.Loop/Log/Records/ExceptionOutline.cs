using System.Collections.ObjectModel;
using System.Text;

namespace PluginRuntime.Log.Records;

/// <summary>
/// The text of an exception that holds so many others that .NET's own would fill the memory.
/// </summary>
/// <remarks>Eight aggregates of eight, each in each, are sixteen million texts. Here the first ones are named, each with its message and stack.</remarks>
internal static class ExceptionOutline
{
    private const int MostExceptions = 64;

    /// <summary>Whether an exception holds, with itself, more than are named here.</summary>
    public static bool IsNeeded(Exception exception) => Count(exception, MostExceptions + 1) > MostExceptions;

    /// <summary>The first exceptions, outermost first.</summary>
    public static string Of(Exception exception)
    {
        var text = new StringBuilder();
        Add(text, exception, MostExceptions);
        return text.Append("\n(the first ").Append(MostExceptions).Append(" exceptions; there are more)").ToString();
    }

    /// <summary>How many there are, counted no further than <paramref name="most"/>.</summary>
    private static int Count(Exception exception, int most)
    {
        var count = 1;
        foreach (var inner in InnersOf(exception))
        {
            if (count >= most)
            {
                break;
            }

            count += Count(inner, most - count);
        }

        return count;
    }

    /// <summary>Adds one and what it holds.</summary>
    /// <returns>How many of <paramref name="most"/> were used.</returns>
    private static int Add(StringBuilder text, Exception exception, int most)
    {
        text.Append(text.Length == 0 ? "" : "\n ---> ").Append(ExceptionText.TypeName(exception)).Append(": ").Append(ExceptionText.Message(exception));
        if (ExceptionText.Stack(exception) is { Length: > 0 } stack)
        {
            text.Append('\n').Append(stack);
        }

        var used = 1;
        foreach (var inner in InnersOf(exception))
        {
            if (used >= most)
            {
                break;
            }

            used += Add(text, inner, most - used);
        }

        return used;
    }

    private static ReadOnlyCollection<Exception> InnersOf(Exception exception) => exception switch
    {
        AggregateException aggregate => aggregate.InnerExceptions,
        { InnerException: { } inner } => new([inner]),
        _ => ReadOnlyCollection<Exception>.Empty,
    };
}
