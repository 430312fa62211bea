using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Emulator.Processes;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Installs;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Publishing.Installs;

/// <summary>
/// A process that installs is killed at each step. A host must find a whole version at any time, and the next install must mend the rest.
/// </summary>
public sealed class KilledInstallTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private static readonly string Program = Path.Join(
        Repository.Built("PluginRuntime.InterruptedInstall"), "PluginRuntime.InterruptedInstall.dll");

    private readonly InstallRoot _root = new();

    public void Dispose() => _root.Dispose();

    public static TheoryData<string> Steps => [.. Enum.GetNames<InstallStep>()];

    [Theory(Timeout = TimeLimitMilliseconds)]
    [MemberData(nameof(Steps))]
    public async Task A_killed_install_leaves_a_whole_version_and_the_next_one_cleans_up(string step)
    {
        // Long ago, so that there is something to prune.
        var longAgo = new FakeTimeProvider();
        foreach (var version in new[] { "0.1", "0.2", "0.3" })
        {
            await _root.InstallAsync(version, longAgo);
        }

        await KillAtAsync(step);
        Assert.Equal(Enum.Parse<InstallStep>(step) < InstallStep.Published ? "0.3" : "1.0", _root.Read());
        Assert.All(VersionFolders.In(_root.Package), version => Assert.Equal(version, _root.Read($"orders@{version}")));

        // With a clock that stands: a lock that was still held would be waited for without end.
        await _root.InstallAsync("1.0", new FakeTimeProvider(DateTimeOffset.UtcNow));

        Assert.Equal("1.0", _root.Read());
        Assert.Equal("0.3\n", _root.Previous);
        Assert.Empty(_root.LeftOver);
    }

    private async Task KillAtAsync(string step)
    {
        _root.Put("version.txt", "1.0");
        var start = new ProcessStartInfo(
            DotNetLocation.Find(), ["exec", Program, _root.Source.Location.Directory, _root.Folder, "1.0", step]) { RedirectStandardOutput = true };
        using var install = Process.Start(start)!;
        try
        {
            Assert.Equal(step, await install.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            // SIGKILL, wherever there are signals.
            install.Kill();
            await install.WaitForExitAsync(CancellationToken.None);
        }
    }
}
