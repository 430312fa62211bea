namespace PluginRuntime.Endurance.Soak;

/// <summary>
/// Invocations of one kind in one process.
/// </summary>
/// <param name="Name">What it is called in the output.</param>
/// <param name="Handler">A handler of <c>tests/plugins/Endures</c>.</param>
/// <param name="Count">How many invocations, warm-up included.</param>
/// <param name="EventBytes">The size of each event.</param>
/// <param name="Ends">What the host must post: <c>response</c> or <c>error</c>.</param>
/// <param name="MemoryToleranceBytes">How much more memory the end may hold than the time after warm-up did.</param>
internal sealed record SoakScenario(string Name, string Handler, int Count, int EventBytes, string Ends, long MemoryToleranceBytes)
{
    private const long Megabyte = 1024 * 1024;

    // Below that the samples say nothing: .NET is still compiling.
    private const int FewestInvocations = 400;

    /// <summary>What a soak runs. A collector that has 1 MB events to clear away lets more lie before it comes.</summary>
    public static IReadOnlyList<SoakScenario> All { get; } =
    [
        new("echo", "echo", 100_000, 100, "response", 8 * Megabyte),
        new("fail", "fail", 100_000, 100, "error", 8 * Megabyte),
        new("1 MB", "echo", 5_000, (int)Megabyte, "response", 32 * Megabyte),
        new("streaming", "stream", 5_000, 100, "response", 8 * Megabyte),
    ];

    /// <summary>A scenario whose handler leaks on purpose: <c>memory</c>, <c>handles</c> or <c>threads</c>.</summary>
    public static SoakScenario Planted(string what) => new($"planted: {what}", $"leak-{what}", 2_000, 100, "response", 8 * Megabyte);

    /// <summary>The same, shorter or longer.</summary>
    public SoakScenario Scaled(double scale) => this with { Count = Math.Max(FewestInvocations, (int)(Count * scale)) };
}
