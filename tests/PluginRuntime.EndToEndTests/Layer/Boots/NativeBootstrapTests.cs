using System.Diagnostics;

namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>Promise: the bootstrap that is a program does so, finds the layer wherever it lies, and names the file that is not as it was published.</summary>
[DiffersByUser]
public sealed class NativeBootstrapTests : BootstrapTests
{
    private readonly NativeBootstrap _bootstrap;

    public NativeBootstrapTests()
        : this(new NativeBootstrap())
    {
    }

    private NativeBootstrapTests(NativeBootstrap bootstrap)
        : base(bootstrap) => _bootstrap = bootstrap;

    [Theory]
    [InlineData("boot.list", null)]
    [InlineData("boot.list", "")]
    [InlineData("boot.list", "program PluginRuntime.Host.dll\ntrust a.dll\nen")]
    [InlineData("boot.list", "program PluginRuntime.Host.dll\nend\n")]
    [InlineData("boot.list", "trust a.dll\nend\n")]
    [InlineData("boot.list", "program ../PluginRuntime.Host.dll\ntrust a.dll\nend\n")]
    [InlineData("boot.list", "program PluginRuntime.Host.dll\ntrust /etc/a.dll\nend\n")]
    [InlineData("boot.list", "program PluginRuntime.Host.dll\ntrust a.dll\nset nothing\nend\n")]
    [InlineData("boot.list", "program PluginRuntime.Host.dll\ntrust a.dll\nmore\nend\n")]
    [InlineData("boot.list", "program PluginRuntime.Host.dll\n\0trust a.dll\nend\n")]
    [InlineData("PluginRuntime.Host.dll", null)]
    [InlineData("PluginRuntime.Host.dll", "")]
    [InlineData("libcoreclr.so", null)]
    [InlineData("libcoreclr.so", "")]
    [InlineData("libcoreclr.so", "no library")]
    public async Task T1_a_file_that_is_missing_empty_or_damaged_is_named(string name, string? content)
    {
        File.Delete(_bootstrap.File(name));
        if (content is not null)
        {
            await File.WriteAllTextAsync(_bootstrap.File(name), content, TestContext.Current.CancellationToken);
        }

        await AssertRefusedAsync(name);
    }

    [Theory]
    [InlineData("boot.list")]
    [InlineData("PluginRuntime.Host.dll")]
    [InlineData("libcoreclr.so")]
    public async Task T1_a_folder_in_a_files_place_is_named(string name)
    {
        File.Delete(_bootstrap.File(name));
        Directory.CreateDirectory(_bootstrap.File(name));
        await AssertRefusedAsync(name);
    }

    [Fact]
    public async Task T1_a_library_that_starts_no_NET_is_named()
    {
        File.Copy(_bootstrap.Layer.Path("host/libhostpolicy.so"), _bootstrap.File("libcoreclr.so"), overwrite: true);
        await AssertRefusedAsync("libcoreclr.so");
    }

    [Fact]
    public async Task T1_a_library_for_another_processor_is_named()
    {
        // By its header alone, which the loader looks at first.
        var library = await File.ReadAllBytesAsync(_bootstrap.File("libcoreclr.so"), TestContext.Current.CancellationToken);
        library[18] ^= 0xFF;
        await File.WriteAllBytesAsync(_bootstrap.File("libcoreclr.so"), library, TestContext.Current.CancellationToken);
        await AssertRefusedAsync("libcoreclr.so");
    }

    [Fact]
    public async Task T2_a_list_that_was_cut_off_anywhere_is_refused()
    {
        var list = await File.ReadAllBytesAsync(_bootstrap.File("boot.list"), TestContext.Current.CancellationToken);
        // The end of the last line may be missing, and no more.
        for (var length = list.Length - 2; length > 0; length -= length > list.Length - 20 ? 1 : 331)
        {
            await File.WriteAllBytesAsync(_bootstrap.File("boot.list"), list[..length], TestContext.Current.CancellationToken);
            await AssertRefusedAsync("boot.list");
        }
    }

    [Fact]
    public async Task T2_a_list_of_any_bytes_is_taken_or_refused()
    {
        var random = new Random(4);
        var list = await File.ReadAllBytesAsync(_bootstrap.File("boot.list"), TestContext.Current.CancellationToken);
        for (var round = 0; round < 100; round++)
        {
            var changed = list.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            await File.WriteAllBytesAsync(_bootstrap.File("boot.list"), changed, TestContext.Current.CancellationToken);
            var (exitCode, _, error) = await _bootstrap.RunAsync();

            Assert.True(exitCode is 0 or 1, $"Round {round} ended with {exitCode}: {error}");
        }
    }

    [Fact]
    public async Task The_host_gets_the_arguments_of_its_starting_program()
    {
        var start = new ProcessStartInfo(_bootstrap.Host, ["one", "two words"]);

        var (_, output, error) = await BootstrapRun.RunAsync(start);

        Assert.Equal(_bootstrap.Host + " one two words", output.Split('\n')[0]);
        Assert.Contains("assembly " + _bootstrap.File("PluginRuntime.Host.dll"), error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./bootstrap", "")]
    [InlineData("../bootstrap", "host")]
    public async Task It_is_started_by_a_relative_path_as_well(string path, string directory)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", path]) { WorkingDirectory = Path.Combine(_bootstrap.Folder, directory) };

        var (_, output, error) = await BootstrapRun.RunAsync(start);

        Assert.True(output.Length > 0, error);
        Assert.Equal(_bootstrap.Host + " ", output.Split('\n')[0]);
    }

    [Fact]
    public async Task A_link_to_it_leads_to_its_layer()
    {
        var link = Path.Combine(_bootstrap.Folder, "lib", "another name");
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, Path.Combine(_bootstrap.Folder, "bootstrap"));

        var (_, output, _) = await BootstrapRun.RunAsync(new ProcessStartInfo(link));

        Assert.Equal(_bootstrap.Host + " ", output.Split('\n')[0]);
    }

    [Fact]
    public async Task A_path_that_is_too_long_for_the_system_is_told()
    {
        // Deeper than any path may lead, and entered step by step.
        var name = new string('a', 250);
        var script =
            $"""
            cp -r '{_bootstrap.Folder}' layer
            for step in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do mkdir {name} && mv layer {name} && cd -P {name} || exit 9; done
            exec layer/bootstrap
            """;
        var folder = Directory.CreateTempSubdirectory("deep").FullName;
        try
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = folder };
            var (exitCode, output, error) = await BootstrapRun.RunAsync(start, ("PATH", "/usr/bin:/bin"));

            Assert.True(exitCode == 1, $"{exitCode}: {output}{error}");
            Assert.Contains("4,095", error, StringComparison.Ordinal);
        }
        finally
        {
            await BootstrapRun.RunAsync(new ProcessStartInfo("/bin/rm", ["-rf", folder]));
        }
    }

    private async Task AssertRefusedAsync(string name)
    {
        var (exitCode, output, error) = await _bootstrap.RunAsync();

        Assert.True(exitCode == 1, $"{exitCode}: {error}");
        Assert.Empty(output);
        Assert.StartsWith("bootstrap: " + _bootstrap.File(name), error, StringComparison.Ordinal);
        Assert.Contains("Attach the layer as it was published", error, StringComparison.Ordinal);
    }
}
