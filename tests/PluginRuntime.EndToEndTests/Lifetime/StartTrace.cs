using PluginRuntime.Benchmarks.Measurements;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// The types that the runtime loads from the program's first line on, out of its own trace.
/// </summary>
internal sealed class StartTrace(RuntimeTrace trace)
{
    private const string FirstLine = "Program::<Main>$";
    private const string Next = "PluginRuntime.Http.Sockets.LibcTransport::Receive";
    private const string End = "PluginRuntime.RuntimeApi.RefusalText::OfExit";

    // What the finalizer's thread needs as well: whichever thread is first loads it, before the program's first line or after it.
    private static readonly string[] OfAnyThread =
    [
        "System.GC",
        "System.Runtime.CompilerServices.ByteRefOnStack",
        "System.Runtime.CompilerServices.StaticsHelpers+ThreadLocalData",
        "System.Runtime.CompilerServices.StaticsHelpers+ThreadLocalData*",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Void*",
    ];

    /// <summary>What is loaded until the host waits for its first invocation.</summary>
    public string[] BeforeNext => Types(FirstLine, Next);

    /// <summary>What is loaded from there until the second one is refused.</summary>
    public string[] BeforeResponse => Types(Next, End);

    private string[] Types(string from, string to) =>
        [.. RuntimeTrace.TypesIn(trace.Names.SkipWhile(name => name != from).TakeWhile(name => name != to)).Where(name => !IsChance(name))];

    // How wide the vectors are that code is compiled for is the processor's.
    private static bool IsChance(string name) => name.Contains("System.Runtime.Intrinsics.", StringComparison.Ordinal) || OfAnyThread.Contains(name);
}
