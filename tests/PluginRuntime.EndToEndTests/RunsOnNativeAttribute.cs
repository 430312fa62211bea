using Xunit.v3;

namespace PluginRuntime.EndToEndTests;

/// <summary>
/// Marks the tests that hold for the host of native libraries as well: with <c>PLUGINRUNTIME_TESTS_HOST=native</c> they start it, with a library in C in the
/// place of each package. CI runs these once more so.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RunsOnNativeAttribute : Attribute, ITraitAttribute
{
    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Host", "native")];
}
