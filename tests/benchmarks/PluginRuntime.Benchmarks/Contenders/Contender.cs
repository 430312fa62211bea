namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>A runtime that is measured: how it is started, and the handler it is given.</summary>
internal sealed record Contender(string Name, string Program, IReadOnlyList<string> Arguments, string Handler, string TaskRoot);
