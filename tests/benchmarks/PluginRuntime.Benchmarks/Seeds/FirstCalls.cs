using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.LayerBuild.Bubble;

namespace PluginRuntime.Benchmarks.Seeds;

/// <summary>The methods in the host's image that usual handlers' starts call until their first response.</summary>
internal static class FirstCalls
{
    private static readonly string[] Starts =
    [
        ContenderNames.Layer, ContenderNames.LayerPrewarmed, ContenderNames.LayerContextJson, ContenderNames.LayerReflected, ContenderNames.LayerEcho, ContenderNames.LayerRich,
        ContenderNames.LayerRichContextJson, ContenderNames.LayerAws, ContenderNames.LayerAwsReflected, ContenderNames.LayerServices,
    ];

    /// <summary>Their names, as <see cref="FirstMethods"/> has them.</summary>
    /// <param name="workshop">Builds the starts.</param>
    /// <param name="seed">What of the framework is in the image.</param>
    public static IEnumerable<string> Of(ContenderWorkshop workshop, IEnumerable<string> seed)
    {
        var ofSeed = seed.Select(FirstMethods.NameOf).ToHashSet(StringComparer.Ordinal);
        return workshop.Build(Starts).SelectMany(start => Of(start, ofSeed)).Distinct();
    }

    /// <summary>Those of one start.</summary>
    public static IEnumerable<string> Of(Contender start, IReadOnlySet<string> ofSeed) =>
        StartPath.Traced(start, isResponse: true).Methods
            .Select(method => FrameworkTypes.InWordsOfJit(method).Replace("::", ":", StringComparison.Ordinal))
            .Where(name => FirstMethods.IsOwn(name) || ofSeed.Contains(name));
}
