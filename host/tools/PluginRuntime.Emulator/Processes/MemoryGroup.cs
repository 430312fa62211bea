using System.Diagnostics;
using System.Globalization;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// A control group of the kernel for one host, which may have so much memory and is killed if it takes more, with all that it has started.
/// </summary>
/// <remarks>https://docs.kernel.org/admin-guide/cgroup-v2.html.</remarks>
internal sealed class MemoryGroup : IDisposable
{
    private const string NameBeginning = "pluginruntime-";
    private const string Members = "cgroup.procs";
    private const string Events = "memory.events";
    private const string Kills = "oom_kill ";
    private const int LevelsAbove = 2;

    private MemoryGroup(string directory) => Directory = directory;

    /// <summary>Its folder.</summary>
    public string Directory { get; }

    /// <summary>Whether the kernel has killed a process of it for want of memory.</summary>
    public bool HasKilled
    {
        get
        {
            try
            {
                var line = File.ReadLines(Path.Join(Directory, Events)).FirstOrDefault(line => line.StartsWith(Kills, StringComparison.Ordinal));
                return line is not null && line[Kills.Length..] != "0";
            }
            catch (IOException)
            {
                // Somebody has removed it.
                return false;
            }
        }
    }

    /// <summary>Makes one in the group of this process or one above it, where there is a group to which memory can be given and this user may do so.</summary>
    /// <param name="megabytes">What it may have.</param>
    /// <param name="root">Where the groups are mounted, as in <c>/sys/fs/cgroup</c>.</param>
    /// <param name="own">The group of this process, as <c>/proc/self/cgroup</c> tells it.</param>
    /// <returns>Null where none can be made.</returns>
    public static MemoryGroup? TryCreate(int megabytes, string root, string? own)
    {
        for (var (level, path) = (0, own); level <= LevelsAbove && path is not null; level++, path = Path.GetDirectoryName(path))
        {
            if (TryCreateIn(root + path, megabytes) is { } group)
            {
                return group;
            }
        }

        return null;
    }

    /// <summary>The path of this process's group in the second version's one hierarchy; null if there is none.</summary>
    public static string? OwnPath(IEnumerable<string> lines) =>
        lines.FirstOrDefault(line => line.StartsWith("0::/", StringComparison.Ordinal))?["0::".Length..];

    /// <summary>The command that joins it first.</summary>
    public HostCommand Join(HostCommand command) => command with
    {
        FileName = "/bin/sh",
        Arguments = ["-c", """echo $$ > "$0" && exec "$@" """, Path.Join(Directory, Members), command.FileName, .. command.Arguments],
    };

    /// <summary>Removes it; nobody is in it any more.</summary>
    public void Dispose() => TryRemove(Directory);

    private static MemoryGroup? TryCreateIn(string parent, int megabytes)
    {
        try
        {
            if (!File.ReadAllText(Path.Join(parent, "cgroup.subtree_control")).Split(' ', '\n').Contains("memory"))
            {
                return null;
            }

            RemoveAbandonedIn(parent);
            var name = $"{NameBeginning}{Environment.ProcessId}-{Guid.NewGuid():N}";
            var group = new MemoryGroup(System.IO.Directory.CreateDirectory(Path.Join(parent, name)).FullName);
            if (group.TrySet(megabytes))
            {
                return group;
            }

            group.Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool TrySet(int megabytes)
    {
        try
        {
            Write("memory.max", (megabytes * 1024L * 1024L).ToString(CultureInfo.InvariantCulture));
            Write("memory.oom.group", "1");
            if (File.Exists(Path.Join(Directory, "memory.swap.max")))
            {
                Write("memory.swap.max", "0");
            }

            // Whoever may make a group may still not move a process into it.
            using var member = Process.Start("/bin/sh", ["-c", "exec 2>/dev/null; echo $$ > \"$0\"", Path.Join(Directory, Members)]);
            member.WaitForExit();
            return member.ExitCode == 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Write(string file, string value) => File.WriteAllText(Path.Join(Directory, file), value);

    // Of commands that were killed.
    private static void RemoveAbandonedIn(string parent)
    {
        foreach (var directory in System.IO.Directory.GetDirectories(parent, NameBeginning + "*"))
        {
            if (!System.IO.Directory.Exists($"/proc/{Path.GetFileName(directory)[NameBeginning.Length..].Split('-')[0]}"))
            {
                TryRemove(directory);
            }
        }
    }

    private static void TryRemove(string directory)
    {
        try
        {
            System.IO.Directory.Delete(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A process that is just ending still is in it; another command removes it.
        }
    }
}
