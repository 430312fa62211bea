using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Seeds;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.LayerBuild.Bubble;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: what can be compiled ahead of time with the host is, for whatever JSON a handler has.
/// </summary>
/// <remarks>The built layer's own seed is held against what its processes compile; a method that is missing is added by the command that the seed names.</remarks>
public sealed class SeedTests
{
    private static readonly string[] NeverCompiledAhead =
    [
        // Code for one processor in the framework itself, which is not compiled anew.
        "System.Buffers.ProbabilisticMap:SetCharBit",
        "System.Buffers.SearchValues:TryGetSingleRange",
        "System.Guid:FormatGuidVector128Utf8",
        "System.HexConverter:AsciiToHexVector128",
        // The comparer of any struct that has no comparison of its own.
        "System.Collections.Generic.ObjectEqualityComparer`1[System.Text.Json.JsonElement]:Equals",
        // A static field of each thread, at its first use by code compiled ahead of time.
        "System.Threading.Thread:GetThreadStaticsBase",
    ];

    // What no corpus can hold: generic types over each other's combinations, collections that are rare in JSON, and the package's own code over them.
    private static readonly string[] LeftOfUnseenShapes =
    [
        "System.Collections.Generic.KeyValuePair`2[System.__Canon,",
        "System.ValueTuple`2[int,int]",
        "System.Collections.Generic.SortedDictionary`2",
        "[System.__Canon,System.__Canon,System.Decimal]",
        "System.Text.Json.Serialization.Converters.ISetOfTConverter`2",
        "Queue",
        "[System.TimeSpan]",
        "UnseenShapes.",
    ];

    // Generic code of a package's own context over structs.
    private static readonly string[] OfPackage = ["Shapes.", "PluginRuntime.Events."];

    private static readonly Lazy<(Shape Shape, string[] Methods)[]> CompiledOfCorpus =
        new(() => [.. Corpus.Of(Layer.Tree, Repository.Published).Select(shape => (shape, CompiledMethods.Of(shape)))]);

    [Fact]
    public void Nothing_that_could_be_in_the_seed_is_compiled_at_run_time_for_the_JSON_of_its_corpus()
    {
        SkipWhereOthersAreCompiled();
        using var methods = SeedMethods.In(Layer.Path("host"));
        var growth = new SeedGrowth(methods, Seed());

        Assert.Empty(CompiledOfCorpus.Value.SelectMany(each => growth.Of(each.Methods, hasOwnEnums: each.Shape.Event is null)).Distinct());
    }

    [Fact]
    public void A_method_that_is_missing_in_the_seed_is_seen()
    {
        SkipWhereOthersAreCompiled();
        const string Known = "System.Collections.Generic.List`1[System.Text.Json.Serialization.Metadata.PropertyRef]:Add(System.Text.Json.Serialization.Metadata.PropertyRef)";
        using var methods = SeedMethods.In(Layer.Path("host"));
        var seed = Seed();

        Assert.Contains(Known, seed);
        Assert.Equal([Known], new SeedGrowth(methods, seed.Except([Known]).ToHashSet()).Of([Known, "Greeter.Greeting:get_Message()"], hasOwnEnums: false));
    }

    [Fact]
    public void For_shapes_that_no_one_has_seen_only_what_is_pinned_here_is_compiled()
    {
        SkipWhereOthersAreCompiled();

        var compiled = CompiledMethods.Of(new Shape(Of("UnseenShapes"), Event: null));

        Assert.DoesNotContain(compiled, method => IsNews(method, LeftOfUnseenShapes));
    }

    [Fact]
    public void For_the_JSON_of_AWSs_events_only_code_of_the_package_itself_is_compiled_besides()
    {
        SkipWhereOthersAreCompiled();

        var ofEvents = CompiledOfCorpus.Value.Where(each => each.Shape.Event is not null && each.Shape.Contender.Handler.StartsWith("ShapesGenerated", StringComparison.Ordinal));

        Assert.DoesNotContain(ofEvents.SelectMany(each => each.Methods), method => IsNews(method, OfPackage));
    }

    [Fact]
    public void Nearly_all_that_a_start_calls_in_the_hosts_image_is_in_the_list_of_what_lies_together()
    {
        SkipWhereOthersAreCompiled();
        var first = FirstMethods.Read(Sources);
        using var types = FrameworkTypes.In(Layer.Path("host"));

        var calls = FirstCalls.Of(Of("Greeter"), Seed(), types);

        // A list need not be made anew for each method of the host that gets another name.
        var missing = calls.Where(name => !first.Contains(name)).ToArray();
        Assert.True(calls.Length > 100 && missing.Length * 10 < calls.Length, $"'{SeedFile.Command} --first' makes the list anew. It misses: {string.Join(", ", missing)}");
    }

    [Fact]
    public void On_a_processor_without_AVX2_the_answers_are_the_same()
    {
        SkipWhereOthersAreCompiled();
        var shape = new Shape(Of("Greeter"), """{"name":"Ada"}""");

        Assert.InRange(CompiledMethods.Of(shape with { Contender = shape.Contender with { Variables = ["DOTNET_EnableAVX2=0"] } }).Length, CompiledMethods.Of(shape).Length + 100, int.MaxValue);
    }

    private static bool IsNews(string method, string[] left) =>
        !NeverCompiledAhead.Any(beginning => method.StartsWith(beginning, StringComparison.Ordinal)) && !left.Any(type => method.Contains(type, StringComparison.Ordinal));

    private static BuiltLayer Layer => BuiltLayer.OfThisMachine;

    private static LayerBuild.Repository Sources => new(Repository.Root);

    private static HashSet<string> Seed() => [.. SeedFile.Read(Sources, "linux-x64")];

    private static Contender Of(string package) => new(package, Layer.Path("bootstrap"), [], package, Repository.Published(package));

    private static void SkipWhereOthersAreCompiled()
    {
        BuiltLayer.SkipUnlessStartedByC();
        Assert.SkipUnless(
            TestedArchitecture.Name == "x64" && System.Runtime.Intrinsics.X86.Avx2.IsSupported, "The seed's corpus runs in the x64 layer, on a processor with AVX2.");
    }
}
