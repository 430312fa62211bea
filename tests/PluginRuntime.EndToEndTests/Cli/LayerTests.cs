using System.Security.Cryptography;
using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>Promise: <c>layer</c> makes of packages and projects a zip that Lambda takes, the same each time.</summary>
public sealed class LayerTests : IDisposable
{
    private const int TimeLimitMilliseconds = 180_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("layer").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_project_is_published_and_its_handler_strings_are_printed()
    {
        var result = await CliProcess.RunAsync("layer", "plugins-sample/Greeter", "--runtime", "linux-x64", "-o", At("greeter.zip"));

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.StartsWith("Greeter: 4 files, ", result.Output);
        Assert.Contains("from plugins-sample/Greeter", result.Output);
        Assert.Contains("\n  Greeter\n  Greeter:Greeter.GreetingHandler\n", result.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_same_packages_from_other_folders_in_another_order_give_the_same_bytes()
    {
        string[] hashes = [await HashAsync("one", "Echo", "Satellite"), await HashAsync("other/deeper", "Satellite", "Echo")];

        Assert.Single(hashes.Distinct());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_layer_s_packages_go_into_another_layer_unchanged()
    {
        await CliProcess.RunAsync("layer", Repository.Built("Echo"), "-o", At("one.zip"));

        var result = await CliProcess.RunAsync("layer", At("one.zip"), "-o", At("two.zip"));

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal(File.ReadAllBytes(At("one.zip")), File.ReadAllBytes(At("two.zip")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Two_packages_of_one_name_are_refused_with_both_places_and_no_zip_is_written()
    {
        Copy("Echo", "copy/Echo");

        var result = await CliProcess.RunAsync("layer", Repository.Built("Echo"), At("copy/Echo"), "-o", At("twice.zip"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"two packages 'Echo': one from {Repository.Built("Echo")} and one from {At("copy/Echo")}", result.Errors);
        Assert.False(File.Exists(At("twice.zip")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_zip_inside_its_own_package_is_refused()
    {
        Copy("Echo", "Echo");

        var result = await CliProcess.RunAsync("layer", At("Echo"), "-o", At("Echo/layer.zip"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("lies inside the package 'Echo'", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_folder_of_several_builds_asks_for_the_DLL()
    {
        Copy("Echo", "out");
        Copy("Greeter", "out");

        var result = await CliProcess.RunAsync("layer", At("out"), "-o", At("layer.zip"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Name the main DLL, as in", result.Errors);
    }

    private async Task<string> HashAsync(string folder, params string[] packages)
    {
        foreach (var package in packages)
        {
            Copy(package, Path.Combine(folder, package));
        }

        var zip = At(folder.Length + ".zip");
        var result = await CliProcess.RunAsync(["layer", .. packages.Select(package => At(Path.Combine(folder, package))), "-o", zip]);
        Assert.True(result.ExitCode == 0, result.Errors);
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(zip)));
    }

    private string At(string path) => Path.Combine(_folder, path);

    private void Copy(string plugin, string folder) => CopiedFolder.Write(Repository.Built(plugin), At(folder));
}
