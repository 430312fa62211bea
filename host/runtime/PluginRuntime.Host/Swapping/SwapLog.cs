using System.Globalization;
using PluginRuntime.Log;

namespace PluginRuntime.Swapping;

/// <summary>
/// What is told of swaps: one record each, in words, and in JSON by properties besides. What is told is counted.
/// </summary>
/// <param name="log">The function's log.</param>
/// <param name="package">The package's name.</param>
internal sealed class SwapLog(LogWriter log, string package)
{
    /// <summary>How many swaps there have been.</summary>
    public SwapCounts Counts { get; } = new();

    /// <summary>A length of time as the log has it: whole milliseconds, without their unit.</summary>
    public static string Milliseconds(TimeSpan duration) => ((long)duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>A version could serve.</summary>
    public void Prepared(string version, TimeSpan duration) => Write(
        LambdaLogLevel.Information, "prepared", version, duration, $"in {Milliseconds(duration)} ms.");

    /// <summary>Invocations get it from now on.</summary>
    public void Published(string version, string from, TimeSpan sincePointer, string handler)
    {
        Counts.Published++;
        Write(
            LambdaLogLevel.Information,
            "published",
            version,
            sincePointer,
            $"in place of {from}, {Milliseconds(sincePointer)} ms after 'current' was seen to name it. Handler {handler}.",
            new KeyValuePair<string, object?>("from", from));
    }

    /// <summary>No invocation runs on a version any more, and it was disposed.</summary>
    public void Drained(string version, TimeSpan sincePublished) => Write(
        LambdaLogLevel.Information, "drained", version, sincePublished, $"{Milliseconds(sincePublished)} ms after it was replaced.");

    /// <summary>Nothing of a version is left in memory.</summary>
    /// <param name="version">What it is called.</param>
    /// <param name="sinceDrained">How long ago its last invocation ended.</param>
    /// <param name="wasLeaked">Whether it was told as leaked, which is taken back by this.</param>
    public void Unloaded(string version, TimeSpan sinceDrained, bool wasLeaked)
    {
        Counts.Unloaded++;
        var after = $"{Milliseconds(sinceDrained)} ms after its last invocation.";
        Write(
            LambdaLogLevel.Information,
            "unloaded",
            version,
            sinceDrained,
            wasLeaked ? $"after all, {after} What was told of its leak holds no more." : after,
            wasLeaked ? [new KeyValuePair<string, object?>("wasLeaked", true)] : []);
    }

    /// <summary>A version does not come, and the one before goes on.</summary>
    /// <param name="version">What it is called.</param>
    /// <param name="serving">What the one is called that goes on.</param>
    /// <param name="again">When it is tried again: a sentence.</param>
    /// <param name="reason">Why it does not come: sentences, or an exception as it prints itself.</param>
    public void Refused(string version, string serving, string again, string reason)
    {
        Counts.Refused++;
        Write(
            LambdaLogLevel.Error,
            "refused",
            version,
            duration: null,
            $"{serving} goes on serving. {again} {reason}",
            new KeyValuePair<string, object?>("serving", serving),
            new KeyValuePair<string, object?>("reason", reason));
    }

    /// <summary>A version stays in memory.</summary>
    public void Leaked(string version, string reason)
    {
        Counts.Leaked++;
        Write(LambdaLogLevel.Warning, "leaked", version, duration: null, reason + ".", new KeyValuePair<string, object?>("reason", reason));
    }

    /// <summary>Something that a version was asked to do failed; the swap goes on.</summary>
    public void Failed(string message, Exception error) => log.Write(LambdaLogLevel.Error, message, error);

    private void Write(
        LambdaLogLevel level, string what, string version, TimeSpan? duration, string words, params KeyValuePair<string, object?>[] more)
    {
        var text = $"Swap {what}: {package} {version}, {words}";
        List<KeyValuePair<string, object?>> properties = [new("swap", what), new("package", package), new("packageVersion", version)];
        if (duration is { } time)
        {
            properties.Add(new("milliseconds", (long)time.TotalMilliseconds));
        }

        properties.AddRange(more);
        log.Write(level, text, text, exception: null, properties);
    }
}
