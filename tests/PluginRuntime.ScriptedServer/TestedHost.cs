namespace PluginRuntime.ScriptedServer;

/// <summary>The host that the end-to-end tests start: that of assemblies, unless a variable asks for that of native libraries.</summary>
internal static class TestedHost
{
    /// <summary>The variable: <c>native</c>, or nothing.</summary>
    public const string Variable = "PLUGINRUNTIME_TESTS_HOST";

    private const string Native = "native";

    /// <summary>Whether the native host is started, with the libraries of <c>tests/native</c> in the place of the packages of the same name.</summary>
    public static bool IsNative { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => false,
        Native => true,
        var asked => throw new InvalidOperationException(
            $"""
            {Variable} is '{asked}', and there is no such host to test.
            It should be {Native}, for the host of native libraries.
            Set it so, or remove it for the other one.
            """),
    };

    /// <summary>The folder of a library that the end-to-end tests' build compiled: its task root, with the library in it.</summary>
    public static string Library(string name) => Repository.Path("artifacts", "native", name);
}
