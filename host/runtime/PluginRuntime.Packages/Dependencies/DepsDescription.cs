namespace PluginRuntime.Packages.Dependencies;

/// <summary>
/// What a deps.json says of a library below its targets.
/// </summary>
/// <param name="name">With its version: <c>Acme/2.0.0</c>.</param>
/// <param name="isRuntimePack">Whether its files lie at the very paths that the targets give.</param>
internal sealed class DepsDescription(string name, bool isRuntimePack)
{
    public string Name { get; } = name;

    public bool IsRuntimePack { get; } = isRuntimePack;
}
