using System.Globalization;
using System.Text;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// Processes that have left their parent, its group and its session, and still bear a variable that only they can have.
/// </summary>
/// <remarks>https://man7.org/linux/man-pages/man5/proc_pid_environ.5.html. Off Linux there are none to be seen.</remarks>
internal static class StrayProcesses
{
    // One that is just starting another when it is killed has a child that the next look finds.
    private const int MostLooks = 10;

    /// <summary>Kills them all. What has dropped the variable is not found.</summary>
    /// <param name="mark">The variable, as in <c>NAME=value</c>.</param>
    public static void Kill(string mark)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(mark);
        for (var look = 0; look < MostLooks; look++)
        {
            var found = Find(bytes);
            foreach (var processId in found)
            {
                ProcessSignal.KillOne(processId);
            }

            if (found.Count == 0)
            {
                return;
            }
        }
    }

    private static List<int> Find(byte[] mark)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), CultureInfo.InvariantCulture, out var processId)
                && Bears(Path.Combine(folder, "environ"), mark))
            {
                found.Add(processId);
            }
        }

        return found;
    }

    private static bool Bears(string file, byte[] mark)
    {
        try
        {
            ReadOnlySpan<byte> variables = File.ReadAllBytes(file);
            foreach (var variable in variables.Split((byte)0))
            {
                if (variables[variable].SequenceEqual(mark))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or it is somebody else's.
            return false;
        }
    }
}
