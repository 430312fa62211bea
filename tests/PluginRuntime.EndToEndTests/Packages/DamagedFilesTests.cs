using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using PluginRuntime.EndToEndTests.Cli;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.EndToEndTests.Swapping;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Fuzz;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: no file of a package that native code reads ends the host without a word; at a swap the version before goes on serving.</summary>
public sealed class DamagedFilesTests : IAsyncDisposable
{
    // Each ended the process.
    private static readonly Dictionary<string, string> Shapes = new()
    {
        ["empty"] = "{}",
        ["without a target"] = """{"targets":{}}""",
        ["of numbers"] = """{"runtimeTarget":5}""",
        ["of another target"] = """{"runtimeTarget":{"name":5}}""",
        ["of a number for a library"] = """{"runtimeTarget":"T","targets":{"T":{"A/1":5}},"libraries":{}}""",
        ["without a hash"] = """{"runtimeTarget":"T","targets":{"T":{"A/1":{"runtime":{"a.dll":{}}}}},"libraries":{"A/1":{"type":"package"}}}""",
        ["of a large version"] =
            """{"runtimeTarget":"T","targets":{"T":{"A/1":{"runtime":{"a.dll":{"fileVersion":"99999999999999999999.0"}}}}},"libraries":{"A/1":{"type":"package","sha512":""}}}""",
        ["of deep nesting"] = $$"""{"x":{{new string('[', 1_000_000)}}""",
    };

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("damaged").FullName;

    public static TheoryData<string> ShapeNames => [.. Shapes.Keys];

    private static string Runtime => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;

    private static string Library => $"runtimes/{Runtime}/native/libe_sqlite3.so";

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public async Task P10_a_deps_file_of_another_shape_is_an_init_error_and_the_command_line_has_the_same_words(string shape)
    {
        var package = Copy("Echo");
        await File.WriteAllTextAsync(Path.Join(package, "Echo.deps.json"), Shapes[shape], HostRun.Patience);
        await using var host = HostRun.StartPublished(_server, "Echo", package);

        var told = (await _server.InitErrorAsync("Runtime.InvalidPackage")).Message();

        Assert.Equal(2, await host.ExitAsync());
        Assert.Contains(Path.Join(package, "Echo.deps.json") + " cannot be understood", told, StringComparison.Ordinal);
        Assert.Contains(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
        if (shape == "empty")
        {
            await AssertSaidAsync(told, "list", package);
            await AssertSaidAsync(told, "install", package, "--root", Path.Join(_folder, "root"));
            await AssertSaidAsync(told, "layer", package, "--output", Path.Join(_folder, "layer.zip"));
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public async Task P10_a_version_with_such_a_deps_file_is_refused_and_the_one_before_goes_on(string shape)
    {
        using var package = new SwappedPackage();
        await using var host = package.Start(_server);
        await AssertServedAsync("id-1");

        package.Add("2", change: folder => File.WriteAllText(Path.Join(folder, "Swaps.deps.json"), Shapes[shape]));
        package.Point("2");

        await host.LineAsync("Swap refused: Swaps 2");
        await host.LineAsync("cannot be understood");
        await AssertServedAsync("id-2");
    }

    [Fact]
    public async Task P11_a_native_library_that_is_listed_and_was_cut_is_an_init_error()
    {
        var package = Copy("NativeAsset");
        Cut(Path.Join(package, Library));
        await using var host = HostRun.StartPublished(_server, "NativeAsset:sum", package);

        var told = (await _server.InitErrorAsync("Runtime.InvalidPackage")).Message();

        Assert.Contains($"{Path.Join(package, Library)} is cut short", told, StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
        await AssertSaidAsync(told, "install", package, "--root", Path.Join(_folder, "root"));
    }

    [Fact]
    public async Task P11_one_that_is_not_listed_is_told_to_the_caller_of_the_call_that_needs_it()
    {
        var package = Copy("NativeAsset");
        File.Delete(Path.Join(package, "NativeAsset.deps.json"));
        Cut(Path.Join(package, Library));
        await using var host = HostRun.StartPublished(_server, "NativeAsset:sum", package);

        var error = await _server.InvokeAsync("id-1", "[40,2]");

        Assert.EndsWith("/error", error.Path, StringComparison.Ordinal);
        Assert.Contains("it is cut short", error.BodyText, StringComparison.Ordinal);
        await _server.NextAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task P11_a_version_with_a_native_library_that_was_cut_is_refused_and_the_one_before_goes_on(bool isListed)
    {
        using var package = new SwappedPackage("NativeAsset");
        await using var host = package.Start(_server, ":sum");
        Assert.Equal("42", (await _server.InvokeAsync("id-1", "[40,2]")).AssertResponse("id-1").BodyText);

        package.Add("2", change: folder =>
        {
            Cut(Path.Join(folder, Library));
            if (!isListed)
            {
                File.Delete(Path.Join(folder, "NativeAsset.deps.json"));
            }
        });
        package.Point("2");

        await host.LineAsync("Swap refused: NativeAsset 2");
        await host.LineAsync("is cut short");
        Assert.Equal("42", (await _server.InvokeAsync("id-2", "[40,2]")).AssertResponse("id-2").BodyText);
    }

    [Fact]
    public async Task P11_a_version_whose_code_compiled_ahead_of_time_has_relocations_that_lead_nowhere_is_refused_and_the_one_before_goes_on()
    {
        using var package = new SwappedPackage("Greeter");
        await using var host = package.Start(_server, "");
        Assert.Contains("Ada", (await _server.InvokeAsync("id-1", """{"Name":"Ada"}""")).AssertResponse("id-1").BodyText, StringComparison.Ordinal);

        package.Add("2", change: folder => LoseRelocations(Path.Join(Repository.Published("Greeter"), "Greeter.dll"), Path.Join(folder, "Greeter.dll")));
        package.Point("2");

        await host.LineAsync("Swap refused: Greeter 2");
        await host.LineAsync("relocations");
        Assert.Contains("Ada", (await _server.InvokeAsync("id-2", """{"Name":"Ada"}""")).AssertResponse("id-2").BodyText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DepsFile", "handlers/Echo/1/Echo.deps.json")]
    [InlineData("Manifest", "handlers/Echo/1/handler.json")]
    [InlineData("RuntimeConfig", "handlers/Echo/1/Echo.runtimeconfig.json")]
    [InlineData("PointerFile", "handlers/Echo/current")]
    public async Task P10_P11_whatever_the_fuzzers_keep_is_served_or_told(string corpus, string file)
    {
        var kept = Corpus.Of(corpus);
        foreach (var input in kept.Valid.Concat(kept.OnceFailed).SelectMany(Pieces))
        {
            var root = Directory.CreateTempSubdirectory("kept").FullName;
            CopiedFolder.Write(Repository.Published("Echo"), Path.Join(root, "handlers/Echo/1"));
            await File.WriteAllBytesAsync(Path.Join(root, "handlers/Echo/current"), "1\n"u8.ToArray(), HostRun.Patience);
            await File.WriteAllBytesAsync(Path.Join(root, file), input, HostRun.Patience);

            Assert.True(await IsServedOrToldAsync(root), Corpus.Line(input));
            Directory.Delete(root, recursive: true);
        }
    }

    // Whole, and cut at four places.
    private static IEnumerable<byte[]> Pieces(byte[] input) => Enumerable.Range(1, 5).Select(fifths => input[..(input.Length * fifths / 5)]);

    private async Task<bool> IsServedOrToldAsync(string root)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = HostRun.StartPublished(server, "Echo", root, ("PLUGINRUNTIME_HOT_SWAP", "1"), ("TMPDIR", _folder));
        var asked = server.NextRequestAsync(HostRun.Patience).AsTask();
        var ended = host.ExitAsync();
        if (await Task.WhenAny(asked, ended) == ended)
        {
            return false;
        }

        var request = await asked;
        if (request.Path.EndsWith("/invocation/next", StringComparison.Ordinal))
        {
            return true;
        }

        await request.AnswerAsync(Answers.Accepted);
        return await ended == 2 && (await host.EndAsync()).Any(line => line.Contains("\tcrit\t", StringComparison.Ordinal));
    }

    private static async Task AssertSaidAsync(string told, params string[] command)
    {
        var result = await CliProcess.RunAsync(command);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(told, result.Errors, StringComparison.Ordinal);
    }

    private static void Cut(string path)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length / 2);
    }

    private static void LoseRelocations(string from, string to)
    {
        var bytes = File.ReadAllBytes(from);
        using var file = new PEReader(new MemoryStream(bytes));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(file.PEHeaders.PEHeaderStartOffset + 112 + (5 * 8) + 4), int.MaxValue);
        File.WriteAllBytes(to, bytes);
    }

    private string Copy(string package)
    {
        var copy = Path.Join(_folder, package);
        CopiedFolder.Write(Repository.Built(package), copy);
        return copy;
    }

    private async Task AssertServedAsync(string id) =>
        Assert.Contains("\"version\":\"1\"", (await _server.InvokeAsync(id, "{}")).AssertResponse(id).BodyText, StringComparison.Ordinal);
}
