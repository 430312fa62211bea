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
        // A static field of each thread, at its first use by code compiled ahead of time.
        "System.Threading.Thread:GetThreadStaticsBase",
        "(dynamicClass):IL_STUB_ReversePInvoke",
    ];

    [Fact]
    public void Nothing_that_could_be_in_the_seed_is_compiled_at_run_time_for_the_JSON_of_its_corpus()
    {
        SkipWhereOthersAreCompiled();
        using var methods = SeedMethods.In(Layer.Path("host"));
        var growth = new SeedGrowth(methods, Seed());

        var missing = Corpus.Of(Layer.Tree, Repository.Published)
            .SelectMany(shape => growth.Of(CompiledMethods.Of(shape), hasOwnEnums: shape.Event is null))
            .Distinct();

        Assert.Empty(missing);
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

        Assert.Equal([], compiled.Where(method => !NeverCompiledAhead.Any(beginning => method.StartsWith(beginning, StringComparison.Ordinal))));
    }

    [Fact]
    public void On_a_processor_without_AVX2_the_answers_are_the_same()
    {
        SkipWhereOthersAreCompiled();
        var shape = new Shape(Of("Greeter"), """{"name":"Ada"}""");

        Assert.InRange(CompiledMethods.Of(shape with { Contender = shape.Contender with { Variables = ["DOTNET_EnableAVX2=0"] } }).Length, CompiledMethods.Of(shape).Length + 100, int.MaxValue);
    }

    private static BuiltLayer Layer => BuiltLayer.OfThisMachine;

    private static HashSet<string> Seed() => [.. SeedFile.Read(new LayerBuild.Repository(Repository.Root), "linux-x64")];

    private static Contender Of(string package) => new(package, Layer.Path("bootstrap"), [], package, Repository.Published(package));

    private static void SkipWhereOthersAreCompiled() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && TestedArchitecture.Name == "x64" && System.Runtime.Intrinsics.X86.Avx2.IsSupported,
        "The seed's corpus runs in the x64 layer, on a processor with AVX2.");
}
