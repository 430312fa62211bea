namespace PluginRuntime.PluginSide.Logging;

/// <summary>
/// Reads what a message or a scope brings along by name.
/// </summary>
/// <remarks>
/// The list may be code of the handler's, and without an end. One that fails ends where it failed: a log record must not fail the invocation
/// that it tells of.
/// </remarks>
internal static class LogArguments
{
    /// <summary>The arguments that have a name, the first 256 at most.</summary>
    public static List<KeyValuePair<string, object?>> Of(IEnumerable<KeyValuePair<string, object?>> arguments)
    {
        var read = new List<KeyValuePair<string, object?>>();
        try
        {
            foreach (var argument in arguments)
            {
                if (argument.Key is not null)
                {
                    read.Add(argument);
                }

                if (read.Count == LogProperties.Most)
                {
                    break;
                }
            }
        }
        catch (Exception)
        {
            // What came before it is kept.
        }

        return read;
    }
}
