namespace PluginRuntime.Cli.Targets;

/// <summary>
/// One function that <c>run</c> serves: its name, its handler string, and where the package lies.
/// </summary>
internal sealed record RunFunction(string Name, string Handler, InvocationTarget Target);
