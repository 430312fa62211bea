using System.Runtime.InteropServices;

namespace PluginRuntime.ScriptedServer;

/// <summary>The architecture whose layer and packages the end-to-end tests start: this machine's, unless a variable names another.</summary>
internal static class TestedArchitecture
{
    /// <summary>The variable: <c>x64</c> or <c>arm64</c>, as in a layer's name.</summary>
    public const string Variable = "PLUGINRUNTIME_TESTS_ARCHITECTURE";

    private const string Arm = "arm64";

    /// <summary>That of the processor here.</summary>
    public static string OfThisMachine { get; } = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? Arm : "x64";

    /// <summary>The tested one.</summary>
    public static string Name { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked ? Checked(asked) : OfThisMachine;

    /// <summary>Whether it is another than the processor's.</summary>
    public static bool IsEmulated => Name != OfThisMachine;

    private static string Checked(string asked) =>
        asked is Arm || asked == OfThisMachine
            ? asked
            : throw new InvalidOperationException(
                $"""
                {Variable} is '{asked}', and that cannot be tested here.
                It should be {OfThisMachine}, which this machine is, or {Arm}, which is emulated elsewhere.
                Set it so, or remove it.
                """);
}
