using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.Benchmarks.RuntimeApi;

namespace PluginRuntime.Benchmarks.Seeds;

/// <summary>What the JIT compiles for two invocations of a handler.</summary>
internal static class CompiledMethods
{
    // Ten minutes, in hexadecimal: nothing is compiled again because it is called often.
    private const string NothingTwice = "DOTNET_TC_CallCountingDelayMs=927C0";

    /// <summary>Runs it, and lists the methods as the runtime names them, each once.</summary>
    public static string[] Of(Shape shape)
    {
        var list = Path.GetTempFileName();
        try
        {
            var contender = shape.Contender;
            using var session = new Session(contender with { Variables = [.. contender.Variables, $"DOTNET_JitStdOutFile={list}", "DOTNET_JitDisasmSummary=1", NothingTwice] });
            var first = session.Ask(new NextAnswer(shape.Event ?? "null"));
            session.Ask(new NextAnswer(shape.Event ?? first));

            // The runtime writes its list when the process ends by itself.
            session.EndByFailure();
            return [.. File.ReadLines(list).Select(Name).Distinct().Order(StringComparer.Ordinal)];
        }
        finally
        {
            File.Delete(list);
        }
    }

    // "   1: JIT compiled System.Foo:Bar(int) [Tier0, IL size=1, code size=2]"
    private static string Name(string line)
    {
        var name = line[(line.IndexOf("compiled ", StringComparison.Ordinal) + 9)..];
        return name[..name.LastIndexOf(" [", StringComparison.Ordinal)];
    }
}
