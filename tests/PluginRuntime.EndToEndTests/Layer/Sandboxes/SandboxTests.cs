using PluginRuntime.EndToEndTests.Packages;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: the layer and a handler package are all that a function needs.</summary>
[DiffersByUser]
public sealed class SandboxTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("package").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [RunsOnArm64]
    [InlineData("Echo", "bytes", "bytes")]
    [InlineData("Greeter", """{"name":"Ada"}""", """{"message":"Hello, Ada!"}""")]
    public async Task A_published_package_in_the_task_root_answers(string package, string payload, string response)
    {
        await using var host = new Sandbox(BuiltLayer.OfThisMachine).Bind(Repository.Published(package), Sandbox.TaskRoot).Start(_server, package);

        Assert.Equal(response, (await _server.InvokeAsync("id-1", payload)).AssertResponse("id-1").BodyText);
        await _server.NextAsync();
    }

    [Fact]
    public async Task A_package_of_one_DLL_needs_no_setting_but_the_handlers_name()
    {
        File.Copy(Path.Combine(Repository.Built("Echo"), "Echo.dll"), Path.Combine(_folder, "Echo.dll"));
        await using var host = new Sandbox(BuiltLayer.OfThisMachine).Bind(_folder, Sandbox.TaskRoot).Start(_server, "Echo");

        Assert.Equal("bytes", (await _server.InvokeAsync("id-1", "bytes")).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [MemberData(nameof(TenPackages.Handlers), MemberType = typeof(TenPackages))]
    public async Task The_handlers_name_alone_chooses_among_ten_packages_from_other_layers(string handler)
    {
        var (_, payload, response) = TenPackages.All.Single(package => package.Handler == handler);
        var sandbox = new Sandbox(BuiltLayer.OfThisMachine);
        foreach (var name in TenPackages.All.Select(package => TenPackages.NameOf(package.Handler)))
        {
            sandbox.Bind(Repository.Built(name), "/opt/handlers/" + name);
        }

        await using var host = sandbox.Start(_server, handler);

        Assert.Equal(response, (await _server.InvokeAsync("id-1", payload)).AssertResponse("id-1").BodyText);
    }

    [Fact]
    [RunsOnArm64]
    public async Task A_package_in_the_task_root_wins_over_one_of_its_name_from_a_layer()
    {
        await using var host = new Sandbox(BuiltLayer.OfThisMachine)
            .Bind(Repository.Built("Tells"), Sandbox.TaskRoot + "/Tells")
            .Bind(Repository.Built("Tells"), "/opt/handlers/Tells")
            .Start(_server, "Tells:package");

        Assert.Equal("\"/var/task/Tells\"", (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_layer_that_is_unpacked_elsewhere_works_there()
    {
        await using var host = new Sandbox(BuiltLayer.OfThisMachine, "/some/where else")
            .Bind(Repository.Built("Tells"), "/some/where else/handlers/Tells")
            .Start(_server, "Tells:package");

        Assert.Equal("\"/some/where else/handlers/Tells\"", (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task Nothing_needs_to_be_on_the_path(string? path)
    {
        await using var host = new Sandbox(BuiltLayer.OfThisMachine).Bind(Repository.Built("Echo"), Sandbox.TaskRoot).Start(_server, "Echo", ("PATH", path));

        Assert.Equal("bytes", (await _server.InvokeAsync("id-1", "bytes")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task The_bootstrap_becomes_the_host_so_that_SIGTERM_reaches_it()
    {
        await using var host = new Sandbox(BuiltLayer.OfThisMachine).Bind(Repository.Built("Surroundings"), Sandbox.TaskRoot).Start(_server, "Surroundings:Disposes");
        (await _server.InvokeAsync("id-1", "\"x\"")).AssertResponse("id-1");
        await _server.NextAsync();

        await Signal.SendAsync("TERM", Sandbox.ProcessIdInside(host));

        Assert.Equal(0, await host.ExitAsync());
        Assert.Single(await host.EndAsync(), line => line.EndsWith("\tdisposed once", StringComparison.Ordinal));
    }
}
