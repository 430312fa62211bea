using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Installs;

namespace PluginRuntime.Tests.Publishing.Installs;

public sealed class FileModeTests : IDisposable
{
    private readonly InstallRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData("data/rates.csv", "1", "rw-r--r--")]
    [InlineData("data/tool", "#!/bin/sh\n", "rwxr-xr-x")]
    [InlineData("data/native", "\u007FELF", "rwxr-xr-x")]
    public async Task A_file_has_the_mode_of_what_it_is_whatever_it_had_before(string file, string content, string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        Chmod("600", _root.Put(file, content));

        await _root.InstallAsync("1.0");

        Assert.Equal(mode, ModeOf($"1.0/{file}"));
    }

    [Theory]
    [InlineData("", "rwxr-xr-x")]
    [InlineData("1.0", "rwxr-xr-x")]
    [InlineData("1.0/data", "rwxr-xr-x")]
    [InlineData("1.0/handler.json", "rw-r--r--")]
    [InlineData(PointerFile.Name, "rw-r--r--")]
    public async Task Hosts_of_other_users_can_read_all_that_is_installed(string path, string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        _root.Put("data/rates.csv", "1");
        await _root.InstallAsync("1.0");

        Assert.Equal(mode, ModeOf(path));
    }

    [Fact]
    public async Task What_is_not_finished_is_closed_to_others()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var seen = new List<string>();

        await _root.InstallAsync(new InstallOptions { Reached = step => Look(step, seen) });

        Assert.Equal(["rwx------", "rwx------"], seen);
    }

    private void Look(InstallStep step, List<string> seen)
    {
        if (step is InstallStep.FileCopied or InstallStep.Described)
        {
            seen.Add(ModeOf(Path.GetFileName(_root.LeftOver.Single())));
        }
    }

    private static void Chmod(string mode, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
        }
    }

    private string ModeOf(string path)
    {
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path.Join(_root.Package, path));
        return string.Concat("rwxrwxrwx".Select((letter, index) => ((int)mode >> (8 - index) & 1) == 1 ? letter : '-'));
    }
}
