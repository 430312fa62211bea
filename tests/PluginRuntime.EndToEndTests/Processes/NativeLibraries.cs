using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>The libraries of <c>tests/native</c>, which this project's build compiles, and the layer that serves them.</summary>
internal static class NativeLibraries
{
    /// <summary>The command that starts them: the layer's bootstrap, which finds the native host.</summary>
    public static string[] Host()
    {
        SkipUnlessServed();
        return [BuiltLayer.OfThisMachine.Path("bootstrap")];
    }

    /// <summary>Skips the test where there is no compiler for them, or the layer has no native host.</summary>
    public static void SkipUnlessServed()
    {
        BuiltLayer.SkipUnlessBuilt();
        Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);
        Assert.SkipUnless(File.Exists(BuiltLayer.OfThisMachine.Path("host/PluginRuntime.NativeHost")), "The C compiler that links the native host is not installed.");
        Assert.SkipWhen(TestedArchitecture.IsEmulated, "What the bootstrap starts in its place the kernel would have to start by the emulator.");
    }

    /// <summary>Starts a handler of <c>tests/native/handlers.c</c>.</summary>
    public static HostRun Start(ScriptedRuntimeApi server, string handler, params (string Name, string? Value)[] environment) =>
        HostRun.Start(Host(), server.Endpoint, "handlers:" + handler, TestedHost.Library("handlers"), environment);
}
