using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Publishing.Installs;

public sealed class InstallLockTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly InstallRoot _root = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _root.Dispose();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Of_two_installs_at_once_the_second_waits_and_both_succeed()
    {
        Task<InstalledVersion>? second = null;
        _root.Put("version.txt", "one");

        // The second comes as far as the lock and there waits for the clock, which stands.
        await _root.InstallAsync(new InstallOptions { Version = PackageVersion.Parse("one"), Reached = step => Begin(step, ref second) });
        Assert.Equal(["one"], VersionFolders.In(_root.Package));
        _root.Put("version.txt", "two");
        await AdvanceUntilAsync(second!);

        Assert.Equal(("two\n", "one\n"), (_root.Current, _root.Previous));
        Assert.Equal(["one", "two"], VersionFolders.In(_root.Package));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Who_waits_for_ten_seconds_is_told_what_for_and_changes_nothing()
    {
        await _root.InstallAsync("1.0");
        using var held = await InstallLock.TakeAsync(_root.Package, TimeProvider.System, TestContext.Current.CancellationToken);
        var start = _time.GetUtcNow();

        var waiting = _root.InstallAsync("1.1", _time);
        Assert.False(waiting.IsCompleted);
        var error = await Assert.ThrowsAsync<PackageException>(() => AdvanceUntilAsync(waiting));

        Assert.True(_time.GetUtcNow() - start >= TimeSpan.FromSeconds(10));
        Assert.Contains("Another process has been changing the package", error.Message);
        Assert.Contains($"fuser {Path.Join(_root.Package, ".lock")}", error.Message);
        Assert.Equal(["1.0"], VersionFolders.In(_root.Package));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_lock_that_is_given_back_within_the_time_is_taken()
    {
        await _root.InstallAsync("1.0");
        var held = await InstallLock.TakeAsync(_root.Package, TimeProvider.System, TestContext.Current.CancellationToken);
        var waiting = _root.InstallAsync("1.1", _time);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(waiting.IsCompleted);

        held.Dispose();
        await AdvanceUntilAsync(waiting);

        Assert.Equal("1.1", _root.Read());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Two_packages_of_one_root_do_not_wait_for_each_other()
    {
        await _root.InstallAsync("1.0");
        Directory.CreateDirectory(Path.Join(_root.Folder, "other"));
        using var held = await InstallLock.TakeAsync(Path.Join(_root.Folder, "other"), _time, TestContext.Current.CancellationToken);

        await _root.InstallAsync("1.1", _time);

        Assert.Equal("1.1", _root.Read());
    }

    private void Begin(InstallStep step, ref Task<InstalledVersion>? second)
    {
        if (step == InstallStep.Flushed)
        {
            second = _root.InstallAsync(new InstallOptions { Version = PackageVersion.Parse("two") }, _time);
            Assert.False(second.IsCompleted);
        }
    }

    private async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await task;
    }
}
