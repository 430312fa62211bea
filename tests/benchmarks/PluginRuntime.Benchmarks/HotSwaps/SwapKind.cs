using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>A kind of handler whose package is swapped; each answers with its version and the invocation's request id.</summary>
/// <param name="Name">As the option <c>--kind</c> takes it.</param>
/// <param name="Title">As the report shows it.</param>
/// <param name="Handler">The handler string.</param>
/// <param name="Package">The package, and its project among the test plugins.</param>
internal sealed record SwapKind(string Name, string Title, string Handler, string Package)
{
    /// <summary>The kind whose latency is measured if none is chosen: typed, as most handlers are.</summary>
    public const string Usual = "generated";

    /// <summary>In the order in which they are measured.</summary>
    public static IReadOnlyList<SwapKind> All { get; } =
    [
        new("plain", "raw bytes", "Swaps:plain", "Swaps"),
        new("services", "dependency injection", "SwapsServices", "SwapsServices"),
        new("async", "asynchronous method", "Swaps:async", "Swaps"),
        new(Usual, "source-generated JSON", "Swaps:generated", "Swaps"),
        new("reflected", "JSON by reflection", "SwapsReflected", "SwapsReflected"),
        new("aws", "Amazon.Lambda.Core", "SwapsAws::SwapsAws.SwappedFunction::Handle", "SwapsAws"),
    ];

    /// <summary>Builds the layer and the package.</summary>
    public Contender Build(ContenderWorkshop workshop) => workshop.BuildLayered(Title, Handler, $"tests/plugins/{Package}");
}
