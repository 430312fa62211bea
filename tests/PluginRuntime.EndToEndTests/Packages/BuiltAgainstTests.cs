using Mono.Cecil;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: a package that was built for something newer than the host says so, and none of its code runs.</summary>
public sealed class BuiltAgainstTests : IAsyncDisposable
{
    private const string Contracts = "PluginRuntime.Contracts";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _taskRoot = Directory.CreateTempSubdirectory("task").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_taskRoot, recursive: true);
    }

    [Theory]
    [InlineData("Echo")]
    [InlineData("Echo:Echo.EchoHandler")]
    public async Task P5_contracts_newer_than_the_hosts_are_told_with_both_versions(string handler)
    {
        CopyEcho(Contracts, new Version(1, 9, 0, 0));
        await using var host = HostRun.Start(_server, handler, _taskRoot);

        var error = await _server.InitErrorAsync("Runtime.IncompatiblePackage");

        Assert.Contains("PluginRuntime.Contracts 1.9; this host has 1.0", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    public async Task P5_older_contracts_are_fine()
    {
        CopyEcho(Contracts, new Version(0, 9, 0, 0));
        await using var host = HostRun.Start(_server, "Echo", _taskRoot);

        (await _server.InvokeAsync("id-1", "x")).AssertResponse("id-1");
    }

    [Fact]
    public async Task P5_a_package_with_a_newer_copy_of_the_contracts_is_refused()
    {
        CopyEcho(Contracts, new Version(1, 9, 0, 0));
        CopyOwnContracts(new Version(1, 9, 0, 0));
        await using var host = HostRun.Start(_server, "Echo", _taskRoot);

        var error = await _server.InitErrorAsync("Runtime.IncompatiblePackage");

        Assert.Contains("1.9", error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P5_a_package_with_a_copy_of_the_hosts_contracts_uses_the_hosts()
    {
        CopyEcho(Contracts, new Version(1, 0, 0, 0));
        CopyOwnContracts(new Version(1, 0, 0, 0));
        await using var host = HostRun.Start(_server, "Echo", _taskRoot);

        (await _server.InvokeAsync("id-1", "x")).AssertResponse("id-1");
    }

    [Theory]
    [InlineData("Echo")]
    [InlineData("Echo:Echo.EchoHandler")]
    public async Task P6_a_package_built_for_a_newer_NET_is_told_with_both_versions(string handler)
    {
        CopyEcho("System.Runtime", new Version(11, 0, 0, 0));
        await using var host = HostRun.Start(_server, handler, _taskRoot);

        var error = await _server.InitErrorAsync("Runtime.IncompatiblePackage");

        Assert.Contains("built for .NET 11; this host runs .NET 10", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    // As a compiler writes it that has another version at hand.
    private void CopyEcho(string reference, Version version)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(Repository.Built("Echo"), "Echo.dll"));
        module.AssemblyReferences.Single(candidate => candidate.Name == reference).Version = version;
        module.Write(Path.Combine(_taskRoot, "Echo.dll"));
    }

    private void CopyOwnContracts(Version version)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(Repository.Built("PluginRuntime.Host"), Contracts + ".dll"));
        module.Assembly.Name.Version = version;
        module.Write(Path.Combine(_taskRoot, Contracts + ".dll"));
    }
}
