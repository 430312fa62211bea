using System.Globalization;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// The most memory that a process has had at once.
/// </summary>
/// <remarks>https://man7.org/linux/man-pages/man5/proc_pid_status.5.html.</remarks>
internal static class PeakMemory
{
    private const string Field = "VmHWM:";
    private const int KilobytesPerMegabyte = 1024;

    /// <summary>In whole MB, rounded up; null if the process has ended, or off Linux.</summary>
    public static int? MegabytesOf(int processId)
    {
        var file = $"/proc/{processId}/status";
        try
        {
            return File.Exists(file) ? Find(File.ReadLines(file)) : null;
        }
        catch (IOException)
        {
            // It ended while its file was read.
            return null;
        }
    }

    /// <summary>Reads the field, as in <c>VmHWM:     6164 kB</c>.</summary>
    public static int? Find(IEnumerable<string> lines)
    {
        var line = lines.FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal));
        var words = line?[Field.Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is [var number, "kB"] && int.TryParse(number, CultureInfo.InvariantCulture, out var kilobytes)
            ? (kilobytes + KilobytesPerMegabyte - 1) / KilobytesPerMegabyte
            : null;
    }
}
