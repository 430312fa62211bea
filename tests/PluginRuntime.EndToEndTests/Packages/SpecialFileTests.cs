using System.Net.Sockets;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: a pipe or a socket where a package's file should be is told, and nobody waits for what may never come out of it.</summary>
public sealed class SpecialFileTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _root = Directory.CreateTempSubdirectory("root").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("Echo.dll")]
    [InlineData("Echo.deps.json")]
    [InlineData("Echo.runtimeconfig.json")]
    [InlineData("handler.json")]
    [InlineData("Echo")]
    [InlineData("Dependency.dll")]
    [InlineData("de/Echo.resources.dll")]
    [InlineData("../current")]
    public async Task P12_a_pipe_in_a_packages_place_of_a_file_is_an_init_error(string file)
    {
        var path = Replaced(file);
        NamedPipe.Make(path);

        await AssertToldAsync(path);
    }

    [Theory]
    [InlineData("Echo.dll")]
    [InlineData("Echo.deps.json")]
    [InlineData("../current")]
    public async Task P12_a_socket_is_told_as_well(string file)
    {
        var path = Replaced(file);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));

        await AssertToldAsync(path);
    }

    [Theory]
    [InlineData("Echo.dll")]
    [InlineData("Echo.deps.json")]
    [InlineData("handler.json")]
    [InlineData("Dependency.dll")]
    public async Task P12_the_command_line_tells_it_in_the_same_words(string file)
    {
        var path = Replaced(file);
        NamedPipe.Make(path);
        var package = Path.Combine(_root, "Echo", "1.0.0");
        await File.WriteAllTextAsync(Path.Combine(_root, "Echo", "current"), "1.0.0\n", HostRun.Patience);

        foreach (var command in new string[][] { ["layer", Path.Combine(_root, "Echo"), "-o", Path.Combine(_root, "x.zip")], ["install", package, "--root", Path.Combine(_root, "other")] })
        {
            var told = await Cli.CliProcess.RunAsync(command);

            Assert.Equal(2, told.ExitCode);
            Assert.Contains("a pipe, a socket or a device", told.Errors, StringComparison.Ordinal);
        }
    }

    private string Replaced(string file)
    {
        var package = Path.Combine(_root, "Echo", "1.0.0");
        CopiedFolder.Write(Repository.Built("Echo"), package);
        var path = Path.GetFullPath(Path.Combine(package, file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        return path;
    }

    private async Task AssertToldAsync(string path)
    {
        await using var host = HostRun.Start(_server, "Echo", "/nowhere", ("PLUGINRUNTIME_ROOTS", _root));

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("a pipe, a socket or a device", error.Message(), StringComparison.Ordinal);
        Assert.Contains(path, error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }
}
