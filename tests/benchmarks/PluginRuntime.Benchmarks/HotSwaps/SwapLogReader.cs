using System.Text.Json;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>Reads from the host's log, in JSON, how its swaps go. Safe for use by several threads.</summary>
internal sealed class SwapLogReader : IDisposable
{
    private const int MostComplaints = 10;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _complaints = [];
    private readonly SemaphoreSlim _news = new(0);

    /// <summary>The first lines that should not be there: warnings and errors, of swaps too.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_gate)
            {
                return [.. _complaints];
            }
        }
    }

    /// <summary>How often something was told of a version.</summary>
    /// <param name="what">As the record's property <c>swap</c> has it: prepared, published, drained, unloaded, leaked or refused.</param>
    public int CountOf(string what)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(what);
        }
    }

    /// <summary>Takes a line of the log.</summary>
    public void Read(string line)
    {
        var (level, swap) = Parse(line);
        lock (_gate)
        {
            if (swap is not null)
            {
                _counts[swap] = _counts.GetValueOrDefault(swap) + 1;
            }

            if (level is "Warning" or "Error" or "Critical" && _complaints.Count < MostComplaints)
            {
                _complaints.Add(line);
            }
        }

        if (swap is not null)
        {
            _news.Release();
        }
    }

    /// <summary>Waits until what was told fulfils a condition. For one thread alone.</summary>
    /// <param name="condition">Is asked after each record of a swap.</param>
    /// <param name="silence">How long to wait for the next of them.</param>
    public void Wait(Func<bool> condition, TimeSpan silence)
    {
        while (!condition() && _news.Wait(silence))
        {
        }
    }

    public void Dispose() => _news.Dispose();

    // Lambda's own lines, those of invocations among them, are not JSON.
    private static (string? Level, string? Swap) Parse(string line)
    {
        if (!line.StartsWith('{'))
        {
            return default;
        }

        try
        {
            using var record = JsonDocument.Parse(line);
            return (Text(record.RootElement, "level"), Text(record.RootElement, "swap"));
        }
        catch (JsonException)
        {
            return ("Error", null);
        }
    }

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
