namespace PluginRuntime.Events.Http;

/// <summary>Names of headers, which mean the same in any spelling.</summary>
internal static class HeaderNames
{
    /// <summary>The value under a name in any spelling; the same spelling goes first.</summary>
    public static T? Find<T>(IReadOnlyDictionary<string, T> headers, string name)
        where T : class
    {
        if (headers.TryGetValue(name, out var value))
        {
            return value;
        }

        foreach (var header in headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }

    /// <summary>A copy of headers with one set, whatever its spelling was.</summary>
    public static IReadOnlyDictionary<string, T> With<T>(IReadOnlyDictionary<string, T>? headers, string name, T value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var copy = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers ?? new Dictionary<string, T>())
        {
            copy[header.Key] = header.Value;
        }

        copy[name] = value;
        return copy;
    }
}
