using PluginRuntime.Publishing.Installs;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Publishing.Installs;

public sealed class PackageRollbackTests : IDisposable
{
    private readonly InstallRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task The_previous_version_is_current_again_and_a_second_rollback_undoes_the_first()
    {
        await _root.InstallAsync("1.0");
        await _root.InstallAsync("1.1");

        var (now, before) = await _root.RollBackAsync();
        Assert.Equal(("1.0", "1.1"), (now.Value, before!.Value));
        Assert.Equal(("1.0\n", "1.1\n"), (_root.Current, _root.Previous));

        await _root.RollBackAsync();
        Assert.Equal(("1.1\n", "1.0\n"), (_root.Current, _root.Previous));
    }

    [Fact]
    public async Task After_the_first_install_there_is_nothing_to_go_back_to()
    {
        await _root.InstallAsync("1.0");

        Assert.Contains("there is no .previous", await RefusedAsync());
        Assert.Equal("1.0\n", _root.Current);
    }

    [Fact]
    public async Task A_previous_version_that_is_gone_is_told_with_those_that_are_there()
    {
        await _root.InstallAsync("1.0");
        await _root.InstallAsync("1.1");
        Directory.Delete(Path.Join(_root.Package, "1.0"), recursive: true);

        var message = await RefusedAsync();

        Assert.Contains(".previous names 1.0, which is not there any more", message);
        Assert.Contains("The versions there are: 1.1; current is 1.1.", message);
        Assert.Equal("1.1\n", _root.Current);
    }

    [Fact]
    public async Task A_previous_version_that_is_the_current_one_is_told()
    {
        await _root.InstallAsync("1.0");
        await _root.InstallAsync("1.1");
        File.WriteAllText(Path.Join(_root.Package, InstallFolder.PreviousName), "1.1\n");

        Assert.Contains(".previous names the current one", await RefusedAsync());
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_told_with_those_that_are()
    {
        await _root.InstallAsync("1.0");

        var message = await RefusedAsync("billing");

        Assert.Contains("has no package 'billing'", message);
        Assert.Contains("It has: orders.", message);
    }

    private async Task<string> RefusedAsync(string name = "orders") =>
        (await Assert.ThrowsAsync<PackageException>(() => _root.RollBackAsync(name))).Message;
}
