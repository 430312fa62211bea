using PluginRuntime.EndToEndTests;
using PluginRuntime.EndToEndTests.Cli.Watching;
using PluginRuntime.EndToEndTests.Layer;
using PluginRuntime.EndToEndTests.Layer.Deploying;
using PluginRuntime.EndToEndTests.Layer.Publishing;
using PluginRuntime.EndToEndTests.Lifetime;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace PluginRuntime.EndToEndTests;

/// <summary>The order of the classes: those that take longest begin first, so that at the end none of them runs alone while processors idle.</summary>
/// <remarks>
/// Classes run beside each other, twice as many as there are processors (<c>xunit.runner.json</c>): a test mostly waits for processes that it
/// has started. The tests of one class run one after the other.
/// </remarks>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest =
    [
        typeof(PublishTests), typeof(ReproducibleLayerTests), typeof(CdkTests), typeof(WatchTests), typeof(WatchedBuildsTests), typeof(WatchedCallersTests),
        typeof(SwappedRunTests), typeof(EnduranceTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.TestCollectionDisplayName)).ThenBy(collection => collection.UniqueID, StringComparer.Ordinal)];

    // A collection that is nothing but a class is known by its name alone: "Test collection for NAMESPACE.CLASS (id: …)".
    private static int Rank(string name) =>
        Array.FindIndex(Longest, type => name.Contains(type.FullName + " ", StringComparison.Ordinal)) is >= 0 and var rank ? rank : Longest.Length;
}
