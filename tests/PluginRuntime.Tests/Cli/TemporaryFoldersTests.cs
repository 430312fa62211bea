using PluginRuntime.Cli;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Cli;

/// <summary>What commands that were killed have left is swept by the next; what is anybody's is not.</summary>
public sealed class TemporaryFoldersTests : IDisposable
{
    // More than a process's number can be.
    private const int NoProcess = 2_000_000_000;

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void R5_the_folder_of_a_process_that_is_gone_is_swept()
    {
        var abandoned = Make(NoProcess, isUsed: true);

        AbandonedFolders.Sweep(Make(Environment.ProcessId, isUsed: true));

        Assert.False(Directory.Exists(abandoned.FullName));
    }

    [Fact]
    public void R5_a_folder_that_is_held_by_somebody_stays_for_the_number_may_be_another_container_s()
    {
        using var use = AbandonedFolders.Use(Make(NoProcess, isUsed: false));

        AbandonedFolders.Sweep(Make(Environment.ProcessId, isUsed: true));

        Assert.True(File.Exists(use.Name));
    }

    [Fact]
    public void R5_a_folder_of_a_process_that_runs_stays()
    {
        var folder = Make(1, isUsed: true);

        AbandonedFolders.Sweep(Make(Environment.ProcessId, isUsed: true));

        Assert.True(Directory.Exists(folder.FullName));
    }

    [Fact]
    public void R5_a_folder_that_is_just_being_made_and_one_of_another_kind_stay()
    {
        var unmarked = Make(NoProcess, isUsed: false);
        var other = Directory.CreateDirectory(Path.Combine(_disk.Root, "pluginruntime-Ab12cD"));
        AbandonedFolders.Use(other).Dispose();

        AbandonedFolders.Sweep(Make(Environment.ProcessId, isUsed: true));

        Assert.True(Directory.Exists(unmarked.FullName));
        Assert.True(Directory.Exists(other.FullName));
    }

    [Fact]
    public void R5_a_link_is_not_followed()
    {
        var target = Directory.CreateDirectory(Path.Combine(_disk.Root, "target"));
        AbandonedFolders.Use(target).Dispose();
        Directory.CreateSymbolicLink(Path.Combine(_disk.Root, AbandonedFolders.Prefix(NoProcess) + "link"), target.FullName);

        AbandonedFolders.Sweep(Make(Environment.ProcessId, isUsed: true));

        Assert.True(Directory.Exists(target.FullName));
    }

    [Fact]
    public void R5_a_command_that_ends_leaves_nothing()
    {
        string folder;
        using (var folders = new TemporaryFolders())
        {
            folder = folders.Create();
            Assert.True(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }

    private DirectoryInfo Make(int processId, bool isUsed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_disk.Root, AbandonedFolders.Prefix(processId) + Guid.NewGuid().ToString("N")));
        if (isUsed)
        {
            AbandonedFolders.Use(folder).Dispose();
        }

        return folder;
    }
}
