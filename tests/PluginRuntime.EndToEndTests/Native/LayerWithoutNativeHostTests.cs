using PluginRuntime.Emulator.Processes;
using PluginRuntime.EndToEndTests.Cli.Native;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: where a layer has no host for native libraries, a package of one is an init error that says so.</summary>
public sealed class LayerWithoutNativeHostTests
{
    [Fact]
    public async Task The_program_that_is_not_there_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Native libraries are served on Linux alone.");
        using var package = new NativePackage();
        package.Build();
        await using var server = ScriptedRuntimeApi.Start();

        // What dotnet build makes of the host has no other beside it.
        string[] host = [DotNetLocation.Find(), Path.Combine(Repository.Built("PluginRuntime.Host"), "PluginRuntime.Host.dll")];
        await using var run = HostRun.Start(host, server.Endpoint, "orders", package.Folder);

        var error = await server.InitErrorAsync("Runtime.InvalidLayer");
        Assert.Contains("PluginRuntime.NativeHost", error.Message(), StringComparison.Ordinal);
    }
}
