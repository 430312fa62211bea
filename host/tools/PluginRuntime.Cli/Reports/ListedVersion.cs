using System.Globalization;
using System.Text.Json.Serialization;

namespace PluginRuntime.Cli.Reports;

/// <summary>
/// One version of a package, as <c>list</c> tells it.
/// </summary>
/// <param name="Version">Its name.</param>
/// <param name="Files">How many it has; null if it cannot be read.</param>
/// <param name="Bytes">What they have together.</param>
/// <param name="Role"><c>current</c>, <c>previous</c> or null.</param>
internal sealed record ListedVersion(string Version, int? Files, long? Bytes, string? Role)
{
    /// <summary>Why it cannot be read, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The line: <c>  1.4.2: 4 files, 12,345 bytes, current</c>.</summary>
    [JsonIgnore]
    public string Line
    {
        get
        {
            var size = Problem is null ? string.Create(CultureInfo.InvariantCulture, $"{Files} files, {Bytes:N0} bytes") : $"cannot be read: {Problem}";
            return $"  {Version}: {size}{(Role is null ? "" : $", {Role}")}";
        }
    }
}
