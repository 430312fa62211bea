using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>Something that a handler can do and that .NET, or somebody outside of the package, goes on to refer to.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Handler">The handler string.</param>
/// <param name="Package">The package, and its project among the test plugins.</param>
/// <param name="Payload">The event that has the handler do it.</param>
internal sealed record Pin(string Name, string Handler, string Package, string Payload)
{
    /// <summary>In the order in which they are reported.</summary>
    public static IReadOnlyList<Pin> All { get; } =
    [
        .. new[]
        {
            "a timer", "an event of the process", "a thread", "a handle", "dynamic", "a proxy", "a type descriptor", "a listener to activities",
            "a console logger", "a registration for the host's token",
        }.Select(what => new Pin(what, "Pins", "Pins", what)),
        new("native code", "NativeAsset:sum", "NativeAsset", "[40,2]"),
        new("Newtonsoft.Json", "SwapsNewtonsoft", "SwapsNewtonsoft", "{}"),
    ];

    /// <summary>Builds the layer and the package.</summary>
    public Contender Build(ContenderWorkshop workshop) => workshop.BuildLayered(Name, Handler, $"tests/plugins/{Package}");
}
