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
        using var types = FrameworkTypes.In(Path.Combine(workshop.BuildLayer(), "host"));
        return [.. workshop.Build(Starts).SelectMany(start => Of(start, seed, types)).Distinct()];
    }

    /// <summary>Those of one start.</summary>
    /// <param name="start">The start.</param>
    /// <param name="seed">What of the framework is in the image.</param>
    /// <param name="types">The host's and the framework's.</param>
    public static string[] Of(Contender start, IEnumerable<string> seed, FrameworkTypes types)
    {
        var ofSeed = seed.Select(FirstMethods.NameOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. StartPath.Traced(start, isResponse: true).Methods
                .Select(method => FrameworkTypes.InWordsOfJit(method).Replace("::", ":", StringComparison.Ordinal))
                .Where(name => ofSeed.Contains(name) || FirstMethods.IsOfHost(name, types)),
        ];
    }
}
