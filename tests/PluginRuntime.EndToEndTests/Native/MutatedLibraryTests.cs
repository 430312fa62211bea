using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.Endurance;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: a library with any byte wrong is served, or its end is told, and none hangs. The short form of <c>mutants</c> of <c>tests/PluginRuntime.Endurance</c>.</summary>
public sealed class MutatedLibraryTests
{
    [Fact]
    public async Task P16_mutated_libraries_are_served_or_told()
    {
        NativeLibraries.SkipUnlessServed();
        using var output = new StringWriter();

        var exitCode = await MutantsCommand.RunAsync(
            BuiltLayer.OfThisMachine.Path("host/PluginRuntime.NativeHost"), Path.Join(TestedHost.Library("Echo"), "Echo.so"),
            seed: 1, count: 300, output, TestContext.Current.CancellationToken);

        Assert.True(exitCode == 0, output.ToString());
    }
}
