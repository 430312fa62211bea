using Xunit.v3;

namespace PluginRuntime.EndToEndTests;

/// <summary>
/// Marks the tests that show what the arm64 layer does: with <c>PLUGINRUNTIME_TESTS_ARCHITECTURE=arm64</c> they start it, on another processor by emulation.
/// CI runs these once more so.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RunsOnArm64Attribute : Attribute, ITraitAttribute
{
    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Architecture", "arm64")];
}
