using System.Text.Json;

namespace PluginRuntime.Invocations.Failures;

/// <summary>
/// What one error body may still hold: exceptions by number, text by bytes.
/// </summary>
/// <remarks>An exception alone is bounded by its parts; aggregates of aggregates would multiply them.</remarks>
internal sealed class ErrorBudget(Utf8JsonWriter json)
{
    /// <summary>The most bytes of a body.</summary>
    public const int LongestBody = 256 * 1024;

    // Brackets that close what is open, and the room below which a further exception is not begun: its type alone may take 6 KB.
    private const int Closing = 1024;
    private const int LeastRoom = 10 * 1024;

    // JSON writes one character in at most six bytes: \u0000.
    private const int LongestEscape = 6;

    private int _exceptionsLeft = FailureLimits.MostExceptions;

    private long BytesLeft => LongestBody - Closing - json.BytesCommitted - json.BytesPending;

    /// <summary>Takes one exception out of the budget, if there is one left.</summary>
    public bool TakeException() => BytesLeft >= LeastRoom && _exceptionsLeft-- > 0;

    /// <summary>As much of a text as certainly fits, at most <paramref name="longest"/> characters.</summary>
    public ReadOnlySpan<char> Cut(string text, int longest)
    {
        var room = (int)Math.Max(BytesLeft / LongestEscape, 0);
        return text.AsSpan(0, Math.Min(text.Length, Math.Min(longest, room)));
    }
}
