using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: before the first invocation is asked for, nothing is loaded and nothing compiled that the chosen handler does not need.
/// </summary>
/// <remarks>
/// The published host is looked at from outside: the files that are mapped into its memory, and the runtime's own list of what
/// the JIT compiled. A change here is a change of the cold start: measure it with tests/benchmarks before changing a list.
/// </remarks>
public sealed class StartPathTests : IAsyncDisposable
{
    private static readonly string[] OfEveryHandler =
    [
        "McMaster.NETCore.Plugins.dll",
        "PluginRuntime.Contracts.dll",
        "PluginRuntime.Host.dll",
        // The builder of load contexts needs these two.
        "System.Collections.dll",
        "System.Linq.dll",
        "System.Memory.dll",
        "System.Private.CoreLib.dll",
        "System.Runtime.dll",
    ];

    // What a table's own code does without, even when it reads an event.
    private static readonly string[] OfJson =
    [
        "System.Text.Encodings.Web.dll",
        "System.Text.Json.dll",
    ];

    // By the beginning of the method's name. Nothing of the host's own is among them.
    private static readonly string[] CompiledForEveryHandler =
    [
        "System.Threading.Thread:GetThreadStaticsBase",
    ];

    // System.Text.Json looks for characters by code for one processor, which the framework's own image never holds. All else is compiled with the host.
    private static readonly string[] CompiledForJson =
    [
        "System.Buffers.ProbabilisticMap:SetCharBit",
        "System.Buffers.SearchValues:TryGetSingleRange[char]",
    ];

    // Its serializer asks for the types' JSON at the first invocation only, which needs System.Collections.Concurrent.
    private static readonly string[] OfAws =
    [
        "Amazon.Lambda.Core.dll",
        "Amazon.Lambda.Serialization.SystemTextJson.dll",
        "PluginRuntime.AwsBridge.dll",
        "System.Text.Encoding.Extensions.dll",
        "System.Text.Encodings.Web.dll",
        "System.Text.Json.dll",
    ];

    private static readonly string[] CompiledForAws =
    [
        // The serializer's name in its attribute has a type parameter.
        "System.RuntimeType+IGenericCacheEntry`1[System.__Canon]:CreateAndCache",
    ];

    // Of the seed an arm64 image has what names no vectors: code over them stands in another form there.
    private static readonly string[] CompiledOnArm64 =
    [
        "System.Buffers.",
        "System.Numerics.Vector",
        "System.SpanHelpers:Fill",
        "System.ThrowHelper:ThrowForUnsupportedNumericsVectorBaseType",
        "System.PackedSpanHelpers:FixUpPackedVector256Result",
        "System.HexConverter:TryDecodeFrom_Vector128[",
    ];

    private const string GreeterEvent = """{"name":"Ada"}""";

    // Ten minutes, in hexadecimal: what is compiled again because it is called often says nothing of the start, and comes only where the start is slow.
    private static readonly (string, string?) NothingTwice = ("DOTNET_TC_CallCountingDelayMs", "927C0");

    // With that much memory a function has a whole processor, and nothing is prewarmed.
    private static readonly (string, string?)[] WholeProcessor = [("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769")];

    private static readonly (string, string?)[] JsonLog = [("AWS_LAMBDA_LOG_FORMAT", "JSON"), ("AWS_LAMBDA_LOG_LEVEL", "DEBUG")];

    private static readonly (string, string?)[] FramedLog = [("_LAMBDA_TELEMETRY_LOG_FD", "9")];

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("jit").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_raw_handler_loads_the_host_its_package_and_no_JSON() =>
        await AssertLoadedAsync("Echo", [.. OfEveryHandler, "Echo.dll"]);

    [Fact]
    public async Task A_typed_handler_of_a_table_loads_no_JSON_either() =>
        await AssertLoadedAsync("Greeter", [.. OfEveryHandler, "Greeter.dll"]);

    [Fact]
    public async Task On_a_whole_processor_it_loads_none_either() =>
        await AssertLoadedAsync("Greeter", [.. OfEveryHandler, "Greeter.dll"], WholeProcessor);

    [Fact]
    public async Task Its_first_event_is_read_and_answered_without_loading_System_Text_Json()
    {
        await using var host = Start("Greeter", WholeProcessor);
        (await _server.InvokeAsync("id-1", GreeterEvent)).AssertResponse("id-1");

        Assert.Empty((await LoadedAsync(host)).Intersect(OfJson));
    }

    [Fact]
    [RunsOnArm64]
    public async Task A_handler_for_the_runtime_of_AWS_loads_its_own_libraries_and_the_bridge_besides() =>
        await AssertLoadedAsync("AwsGreeter", [.. OfEveryHandler, .. OfAws, "AwsGreeter.dll"]);

    [Fact]
    [RunsOnArm64]
    public async Task For_a_raw_handler_nothing_of_the_hosts_or_the_handlers_is_compiled() =>
        await AssertCompiledAsync("Echo", CompiledForEveryHandler);

    [Fact]
    [RunsOnArm64]
    public async Task For_a_typed_handler_of_a_table_nothing_is_compiled_either() =>
        await AssertCompiledAsync("Greeter", CompiledForEveryHandler);

    [Fact]
    public async Task On_a_whole_processor_nothing_is_compiled_for_a_typed_handler_either() =>
        await AssertCompiledAsync("Greeter", CompiledForEveryHandler, WholeProcessor);

    [Fact]
    public async Task Nor_for_its_first_event() =>
        await AssertCompiledAsync("Greeter", GreeterEvent, CompiledForEveryHandler, WholeProcessor);

    [Fact]
    [RunsOnArm64]
    public async Task For_a_handler_for_the_runtime_of_AWS_nothing_of_the_hosts_is_compiled_either() =>
        await AssertCompiledAsync("AwsGreeter", [.. CompiledForEveryHandler, .. CompiledForJson, .. CompiledForAws]);

    [Fact]
    public async Task Records_in_JSON_load_nothing_besides() =>
        await AssertLoadedAsync("Echo", [.. OfEveryHandler, "Echo.dll"], JsonLog);

    [Fact]
    public async Task For_records_in_JSON_nothing_is_compiled_besides() =>
        await AssertCompiledAsync("Echo", CompiledForEveryHandler, JsonLog);

    [Fact]
    public async Task Records_in_frames_load_nothing_besides() =>
        await AssertLoadedAsync("Echo", [.. OfEveryHandler, "Echo.dll"], FramedLog);

    [Fact]
    public async Task For_records_in_frames_nothing_is_compiled_besides() =>
        await AssertCompiledAsync("Echo", CompiledForEveryHandler, FramedLog);

    private async Task AssertLoadedAsync(string package, string[] expected, params (string Name, string? Value)[] environment)
    {
        await using var host = Start(package, environment);
        await _server.NextAsync();

        Assert.Equal(expected.Order(StringComparer.Ordinal), (await LoadedAsync(host)).Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> LoadedAsync(HostRun host)
    {
        var maps = await File.ReadAllLinesAsync($"/proc/{host.ProcessId}/maps", HostRun.Patience);
        return maps.Select(line => Path.GetFileName(line.Split(' ')[^1])).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Distinct();
    }

    private Task AssertCompiledAsync(string package, string[] known, params (string Name, string? Value)[] environment) =>
        AssertCompiledAsync(package, payload: null, known, environment);

    private async Task AssertCompiledAsync(string package, string? payload, string[] known, params (string Name, string? Value)[] environment)
    {
        var list = Path.Combine(_folder, "compiled");
        await using var host = Start(package, [("DOTNET_JitStdOutFile", list), ("DOTNET_JitDisasmSummary", "1"), NothingTwice, .. environment]);

        if (payload is not null)
        {
            (await _server.InvokeAsync("id-1", payload)).AssertResponse("id-1");
        }

        // The runtime writes its list when the process ends by itself. The way to that end is listed too, and needs no JIT.
        await (await _server.NextAsync()).AnswerAsync(Answers.Status(500));
        Assert.Equal(1, await host.ExitAsync());

        var compiled = (await File.ReadAllLinesAsync(list, HostRun.Patience)).Select(line => line[(line.IndexOf("compiled ", StringComparison.Ordinal) + 9)..]);
        Assert.NotEmpty(compiled);
        string[] allKnown = TestedArchitecture.Name == "arm64" ? [.. known, .. CompiledOnArm64] : known;
        Assert.DoesNotContain(compiled, method => !allKnown.Any(beginning => method.StartsWith(beginning, StringComparison.Ordinal)));
    }

    private static string HandlerOf(string package) => package == "AwsGreeter" ? "AwsGreeter::AwsGreeter.Function::Greet" : package;

    private HostRun Start(string package, params (string Name, string? Value)[] environment)
    {
        BuiltLayer.SkipUnlessStartedByC();
        string[] command = environment.Contains(FramedLog[0]) ? ["/bin/sh", "-c", "exec \"$0\" \"$@\" 9>/dev/null", .. HostRun.PublishedHost()] : HostRun.PublishedHost();
        return HostRun.Start(command, _server.Endpoint, HandlerOf(package), Repository.Published(package), environment);
    }
}
