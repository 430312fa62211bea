using System.Globalization;

namespace PluginRuntime.Endurance.Processes;

/// <summary>
/// What a process holds at one moment.
/// </summary>
/// <param name="MemoryBytes">Physical memory: <c>VmRSS</c> of <c>/proc/PID/status</c>.</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Threads">Threads.</param>
internal sealed record Footprint(long MemoryBytes, int Handles, int Threads)
{
    public const double Megabyte = 1024 * 1024;

    /// <summary>Looks at a process that runs.</summary>
    public static Footprint Of(int processId)
    {
        var (memoryKilobytes, threads) = (0L, 0);
        foreach (var line in File.ReadLines($"/proc/{processId}/status"))
        {
            if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
            {
                memoryKilobytes = long.Parse(line.AsSpan(6, line.Length - 6 - 2), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("Threads:", StringComparison.Ordinal))
            {
                threads = int.Parse(line.AsSpan(8), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
            }
        }

        return new Footprint(memoryKilobytes * 1024, Directory.GetFileSystemEntries($"/proc/{processId}/fd").Length, threads);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{MemoryBytes / Megabyte,7:F1} MB {Handles,5} handles {Threads,4} threads");
}
