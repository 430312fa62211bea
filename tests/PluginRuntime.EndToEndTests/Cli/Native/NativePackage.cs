using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Native;

/// <summary>A package <c>orders</c> whose handlers lie in a native library, which a test compiles, in a folder of its own.</summary>
public sealed class NativePackage : IDisposable
{
    /// <summary>What the library says of itself unless the test has something else.</summary>
    public const string Description = """{"abi":1,"handlers":[{"name":"create","names":["Orders.Create"]},{"name":"cancel"}]}""";

    public string Root { get; } = Directory.CreateTempSubdirectory("native-").FullName;

    public string Folder => Path.Combine(Root, "orders");

    public string Library => Path.Combine(Folder, "orders.so");

    /// <summary>Compiles the library, or skips the test where there is no compiler.</summary>
    /// <param name="description">What it says of itself.</param>
    /// <param name="atLoad">What it does when it is opened.</param>
    public string Build(string description = Description, string atLoad = "") => Compile(NativeHandlerFile.Echo(description, atLoad));

    /// <summary>Compiles one that answers with a text of its own, some time after it was asked.</summary>
    public string BuildAnswering(string text, int milliseconds = 0) => Compile(NativeHandlerFile.Echo(Description).Replace(
        "return invocation->write(invocation, invocation->event);",
        $$"""
        usleep({{milliseconds}} * 1000);
        struct pluginruntime_bytes bytes = { (const uint8_t *)"\"{{text}}\"", {{text.Length + 2}} };
        return invocation->write(invocation, bytes);
        """,
        StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private string Compile(string source)
    {
        Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);
        return NativeHandlerFile.Build(Library, source);
    }
}
