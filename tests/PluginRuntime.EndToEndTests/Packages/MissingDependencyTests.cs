using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: a package that lacks a DLL says which, who needs it and how to get it, whenever it is missed.</summary>
public sealed class MissingDependencyTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _taskRoot = Directory.CreateTempSubdirectory("task").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_taskRoot, recursive: true);
    }

    [Fact]
    public async Task P3_one_that_the_handlers_type_needs_is_told_in_init()
    {
        Copy("Extensions11", without: "Microsoft.Extensions.Http.dll");
        await using var host = HostRun.Start(_server, "Extensions11", _taskRoot);

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("Microsoft.Extensions.Http 11.0.0.0", error.Message(), StringComparison.Ordinal);
        Assert.Contains("Extensions11.dll", error.Message(), StringComparison.Ordinal);
        Assert.Contains("dotnet publish", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    [Fact]
    public async Task P3_one_that_only_a_call_needs_is_told_to_that_calls_caller_and_in_the_log()
    {
        Copy("Newtonsoft13", without: "Newtonsoft.Json.dll");
        await using var host = HostRun.Start(_server, "Newtonsoft13", _taskRoot);

        var answer = await _server.InvokeAsync("id-1", "\"{}\"");
        await _server.NextAsync();

        var error = answer.AssertError("id-1", "Function.FileNotFoundException");
        Assert.Contains("Newtonsoft.Json 13.0.0.0", error.Message(), StringComparison.Ordinal);
        Assert.Contains("dotnet publish", error.Message(), StringComparison.Ordinal);
        Assert.Contains(await host.EndAsync(), line => line.Contains("\tid-1\tfail\tThe package Newtonsoft13", StringComparison.Ordinal));
    }

    [Fact]
    public async Task P8_a_package_that_was_published_with_a_runtime_of_its_own_is_refused()
    {
        Copy("Echo", without: "");
        await File.WriteAllBytesAsync(Path.Combine(_taskRoot, "System.Private.CoreLib.dll"), [0], HostRun.Patience);
        await using var host = HostRun.Start(_server, "Echo", _taskRoot);

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("--self-contained false", error.Message(), StringComparison.Ordinal);
    }

    private void Copy(string package, string without)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Built(package)).Where(file => Path.GetFileName(file) != without))
        {
            File.Copy(file, Path.Combine(_taskRoot, Path.GetFileName(file)));
        }
    }
}
