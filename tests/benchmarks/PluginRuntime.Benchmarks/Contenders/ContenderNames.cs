namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>The contenders by name, in the order in which they take their turns.</summary>
internal static class ContenderNames
{
    /// <summary>A C program that only does next → response.</summary>
    public const string Floor = "floor";

    /// <summary>What a good developer writes on the first day.</summary>
    public const string Naive = "naive";

    /// <summary>The published host with a handler that echoes bytes.</summary>
    public const string HostRaw = "host (raw)";

    /// <summary>The published host with the Greeter sample: typed JSON.</summary>
    public const string HostGreeter = "host (Greeter)";

    public static IReadOnlyList<string> All { get; } = [Floor, Naive, HostRaw, HostGreeter];
}
