using System.Diagnostics;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Tests.Emulator.Processes;

/// <summary>A folder stands in for the kernel's: what is written there, and where, is what counts.</summary>
public sealed class MemoryGroupTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cgroup").FullName;

    public MemoryGroupTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Control groups are Linux's.");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void It_is_made_in_the_nearest_group_to_which_memory_can_be_given()
    {
        Give("user.slice", "cpu memory pids\n");
        Give("user.slice/app", "\n");

        using var group = MemoryGroup.TryCreate(128, _root, "/user.slice/app");

        Assert.Equal(Path.Join(_root, "user.slice"), Path.GetDirectoryName(group!.Directory));
        Assert.Equal("134217728", Read(group, "memory.max"));
        Assert.Equal("1", Read(group, "memory.oom.group"));
    }

    [Theory]
    [InlineData("/user.slice/app", "cpu pids\n")]
    [InlineData("/user.slice/app", "memory_other\n")]
    [InlineData("/none", "memory\n")]
    [InlineData(null, "memory\n")]
    public void Where_there_is_none_that_gives_memory_there_is_no_limit_by_one(string? own, string controllers)
    {
        Give("user.slice", controllers);
        Give("user.slice/app", "");

        Assert.Null(MemoryGroup.TryCreate(128, _root, own));
        Assert.Empty(Directory.GetDirectories(_root, "pluginruntime-*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_command_joins_it_under_the_id_that_it_keeps()
    {
        Give("", "memory\n");
        using var group = MemoryGroup.TryCreate(128, _root, "/");
        var command = group!.Join(new HostCommand("/bin/sh", ["-c", "echo $$ \"$1\"", "sh", "two words"]));
        using var process = Process.Start(new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardOutput = true })!;

        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"{process.Id} two words\n", output);
        Assert.Equal($"{process.Id}\n", Read(group, "cgroup.procs"));
    }

    [Theory]
    [InlineData("oom 1\noom_kill 1\n", true)]
    [InlineData("oom 1\noom_kill 0\noom_group_kill 0\n", false)]
    [InlineData("", false)]
    public void It_knows_whether_the_kernel_has_killed_in_it(string events, bool hasKilled)
    {
        Give("", "memory\n");
        using var group = MemoryGroup.TryCreate(128, _root, "/");
        File.WriteAllText(Path.Join(group!.Directory, "memory.events"), events);

        Assert.Equal(hasKilled, group.HasKilled);
    }

    [Fact]
    public void Those_of_commands_that_are_gone_are_removed_and_others_are_left()
    {
        Give("", "memory\n");
        var gone = Directory.CreateDirectory(Path.Join(_root, "pluginruntime-4194305-a")).FullName;
        var there = Directory.CreateDirectory(Path.Join(_root, $"pluginruntime-{Environment.ProcessId}-a")).FullName;

        using var group = MemoryGroup.TryCreate(128, _root, "/");

        Assert.False(Directory.Exists(gone));
        Assert.True(Directory.Exists(there));
    }

    [Theory]
    [InlineData("0::/user.slice/app\n", "/user.slice/app")]
    [InlineData("4:memory:/a\n0::/\n", "/")]
    [InlineData("4:memory:/a\n", null)]
    public void The_own_group_is_that_of_the_one_hierarchy(string file, string? own) => Assert.Equal(own, MemoryGroup.OwnPath(file.Split('\n')));

    private void Give(string group, string controllers) =>
        File.WriteAllText(Path.Join(Directory.CreateDirectory(Path.Join(_root, group)).FullName, "cgroup.subtree_control"), controllers);

    private static string Read(MemoryGroup group, string file) => File.ReadAllText(Path.Join(group.Directory, file));
}
