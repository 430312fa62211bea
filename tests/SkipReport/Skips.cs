using System.Reflection;

namespace PluginRuntime.SkipReport;

/// <summary>The tests that were skipped, by their reasons.</summary>
internal sealed class Skips
{
    // The system allows 255 bytes.
    private const int LongestName = 230;

    private static readonly string Prefix = Assembly.GetExecutingAssembly().GetName().Name + " skipped ";

    private readonly SortedDictionary<string, List<string>> _tests = new(StringComparer.Ordinal);

    /// <param name="test">Its name.</param>
    /// <param name="reason">Why it was skipped, which says what is missing.</param>
    public void Add(string test, string? reason)
    {
        reason = reason is null or "" ? "No reason was given." : reason;
        if (!_tests.TryGetValue(reason, out var tests))
        {
            _tests.Add(reason, tests = []);
        }

        tests.Add(test);
    }

    /// <summary>Writes the list, and takes away what an earlier run has left.</summary>
    /// <returns>Null if nothing was skipped, or nothing may be written there.</returns>
    public FileInfo? WriteTo(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Array.ForEach(Directory.GetFiles(folder, Prefix + "*"), File.Delete);
            if (_tests.Count == 0)
            {
                return null;
            }

            var report = new FileInfo(Path.Join(folder, Name()));
            File.WriteAllLines(report.FullName, _tests.SelectMany(group => group.Value.Order(StringComparer.Ordinal).Prepend(group.Key)));
            return report;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Name()
    {
        var reasons = _tests
            .OrderByDescending(group => group.Value.Count)
            .Select(group => $"{group.Value.Count} - {string.Concat(group.Key.TrimEnd('.').Split(Path.GetInvalidFileNameChars()))}");
        var name = Prefix + string.Join("; ", reasons);
        return (name.Length > LongestName ? name[..LongestName] + "..." : name) + ".txt";
    }
}
