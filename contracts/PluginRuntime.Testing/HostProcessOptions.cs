namespace PluginRuntime.Testing;

/// <summary>
/// What a test may say of the host that it starts, and of the function.
/// </summary>
public sealed class HostProcessOptions
{
    /// <summary>The folder of the built or published host; <see langword="null"/> for the one that the build or the environment names.</summary>
    public string? HostFolder { get; init; }

    /// <summary>The function's own variables, which win over Lambda's.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The function's name.</summary>
    public string FunctionName { get; init; } = "function";

    /// <summary>The function's memory in MB, as it is told; nothing limits the process to it. 128 if it is not set.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    /// <summary>How long init may take, and an invocation whose context says nothing else; 30 s if it is not set.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
