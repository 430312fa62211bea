using Xunit.v3;

namespace PluginRuntime.EndToEndTests;

/// <summary>
/// Marks tests of what the system allows one user and not another: files and their modes, links, installs, layers, sandboxes, signals.
/// When CI runs as root, it runs these once more as an ordinary user.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class DiffersByUserAttribute : Attribute, ITraitAttribute
{
    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Differs", "by user")];
}
