namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>A runtime that is measured: how it is started, and the handler it is given.</summary>
internal sealed record Contender(string Name, string Program, IReadOnlyList<string> Arguments, string Handler, string TaskRoot)
{
    /// <summary>A program that asks for no invocation: measured is its whole run, from its start to its end.</summary>
    public bool IsWholeRun { get; init; }

    /// <summary>The event it is given, where that is not the usual one.</summary>
    public string? Event { get; init; }

    /// <summary>More variables, one <c>NAME=value</c> each.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];
}
