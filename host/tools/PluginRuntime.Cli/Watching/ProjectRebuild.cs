using PluginRuntime.Cli.Targets;

namespace PluginRuntime.Cli.Watching;

/// <summary>
/// A build after a change that has succeeded and made something else than before.
/// </summary>
/// <param name="Target">The package, in a folder that no later build touches.</param>
/// <param name="Former">The one before.</param>
/// <param name="Change">What it was built for.</param>
/// <param name="Duration">How long the build took.</param>
internal sealed record ProjectRebuild(
    InvocationTarget Target, InvocationTarget Former, SourceChange Change, TimeSpan Duration);
