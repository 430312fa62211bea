using System.IO.Compression;
using System.Security.Cryptography;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>Promise: <c>layer</c> makes of packages and projects a zip that Lambda takes, the same each time.</summary>
[DiffersByUser]
public sealed class LayerTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _folder = Directory.CreateTempSubdirectory("layer").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_project_is_published_and_its_handler_strings_are_printed()
    {
        Assert.SkipUnless(Repository.CanBuild(), "The source tree is read-only, and invoking a project builds in it.");
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
    public async Task Of_a_package_with_versions_the_current_one_goes_along_and_of_a_layer_all()
    {
        Copy("Echo", "Echo/1.0");
        Copy("Echo", "Echo/2.0");
        File.WriteAllText(At("Echo/current"), "2.0\n");
        Copy("Echo", "handlers/Echo/1.0");
        Copy("Echo", "handlers/Echo/2.0");
        File.WriteAllText(At("handlers/Echo/current"), "1.0");
        Directory.CreateDirectory(At("opt"));
        Directory.Move(At("handlers"), At("opt/handlers"));
        ZipFile.CreateFromDirectory(At("opt"), At("all.zip"));

        var one = await CliProcess.RunAsync("layer", At("Echo"), "-o", At("one.zip"));
        var all = await CliProcess.RunAsync("layer", At("all.zip"), "-o", At("two.zip"));

        Assert.Equal(["Echo 2.0", "  Echo", "  Echo:Echo.EchoHandler"], Lines(one).SkipLast(1));
        Assert.Equal(
            ["Echo 1.0", "  Echo", "  Echo:Echo.EchoHandler", "Echo 2.0", "  Echo@2.0", "  Echo@2.0:Echo.EchoHandler"], Lines(all).SkipLast(1));
        Assert.Equal(["2.0\n", "1.0\n"], [Read("one.zip"), Read("two.zip")]);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_layer_whose_pointer_leads_nowhere_is_refused()
    {
        Copy("Echo", "opt/handlers/Echo/1.0");
        File.WriteAllText(At("opt/handlers/Echo/current"), "3.0");
        ZipFile.CreateFromDirectory(At("opt"), At("layer.zip"));

        var result = await CliProcess.RunAsync("layer", At("layer.zip"), "-o", At("out.zip"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("3.0", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_folder_of_a_version_is_taken_under_the_name_of_its_package()
    {
        Copy("Echo", "Echo/1.0");
        File.WriteAllText(At("Echo/1.0/handler.json"), """{"name":"Echo"}""");

        var result = await CliProcess.RunAsync("layer", At("Echo/1.0"), "-o", At("out.zip"));

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.StartsWith("Echo: ", result.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_zip_above_50_MB_is_written_and_the_way_through_S3_told()
    {
        Copy("Echo", "Echo");
        var noise = new byte[53_000_000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(At("Echo/noise.bin"), noise);

        var result = await CliProcess.RunAsync("layer", At("Echo"), "-o", At("large.zip"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("52,428,800", result.Errors);
        Assert.Contains("S3Bucket", result.Errors);
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

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("layer")]
    [InlineData("install")]
    public async Task A_native_library_that_fits_no_runtime_of_Lambda_is_warned_of(string command)
    {
        Copy("Echo", "Echo");
        Directory.CreateDirectory(At("Echo/runtimes/win-x64/native"));
        File.WriteAllText(At("Echo/runtimes/win-x64/native/foo.dll"), "MZ");

        var result = await CliProcess.RunAsync([command, At("Echo"), .. command == "layer" ? new[] { "-o", At("native.zip") } : ["--root", At("root")]]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("native library 'foo' for win-x64 alone", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layer")]
    [InlineData("install")]
    public async Task Z1_a_zip_with_a_flipped_byte_is_refused_with_the_entrys_name_and_nothing_is_written(string command)
    {
        await CliProcess.RunAsync("layer", Repository.Built("Echo"), "-o", At("layer.zip"));
        var bytes = await File.ReadAllBytesAsync(At("layer.zip"), TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().IndexOf("Echo.dll"u8) + 500] ^= 1;
        await File.WriteAllBytesAsync(At("layer.zip"), bytes, TestContext.Current.CancellationToken);

        var result = await CliProcess.RunAsync([command, At("layer.zip"), .. To(command)]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("'handlers/Echo/Echo.", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(At("out.zip")) || Directory.Exists(At("root")));
    }

    [Theory]
    [InlineData("layer", "is not the one that handler.json lists")]
    [InlineData("install", "is not the one that handler.json lists")]
    [InlineData("layer", "is listed in handler.json and missing")]
    [InlineData("install", "is not listed in handler.json")]
    public async Task Z4_a_package_in_a_sound_zip_or_a_folder_that_is_not_what_its_handler_json_lists_is_refused(string command, string told)
    {
        await CliProcess.RunAsync("layer", Repository.Built("Echo"), "-o", At("sound.zip"));
        await ZipFile.ExtractToDirectoryAsync(At("sound.zip"), At("opt"), TestContext.Current.CancellationToken);
        var file = At("opt/handlers/Echo/Echo.deps.json");
        if (told.Contains("missing", StringComparison.Ordinal))
        {
            File.Delete(file);
        }
        else
        {
            await File.AppendAllTextAsync(told.StartsWith("is not listed", StringComparison.Ordinal) ? file + ".more" : file, " ", TestContext.Current.CancellationToken);
        }

        await ZipFile.CreateFromDirectoryAsync(At("opt"), At("layer.zip"), TestContext.Current.CancellationToken);
        foreach (var input in new[] { "layer.zip", "opt/handlers/Echo" })
        {
            var result = await CliProcess.RunAsync([command, At(input), .. To(command)]);

            Assert.Equal(2, result.ExitCode);
            Assert.Contains("Echo.deps.json", result.Errors, StringComparison.Ordinal);
            Assert.Contains(told, result.Errors, StringComparison.Ordinal);
            Assert.False(File.Exists(At("out.zip")) || Directory.Exists(At("root/Echo")));
        }
    }

    private string[] To(string command) => command == "layer" ? ["-o", At("out.zip")] : ["--root", At("root")];

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

    // Of a package's line, the name and version alone.
    private static IEnumerable<string> Lines(CliResult result) =>
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[0]);

    private string Read(string zip)
    {
        using var archive = ZipFile.OpenRead(At(zip));
        using var text = new StreamReader(archive.GetEntry("handlers/Echo/current")!.Open());
        return text.ReadToEnd();
    }

    private string At(string path) => Path.Combine(_folder, path);

    private void Copy(string plugin, string folder) => CopiedFolder.Write(Repository.Built(plugin), At(folder));
}
