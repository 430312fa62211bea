using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>Promise: handlers that use ASP.NET Core run in the layer that has it, and are told of it by the one that has not.</summary>
[DiffersByUser]
public sealed class AspNetTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [RunsOnArm64]
    [InlineData("/greet/Ada", "200 Hello, Ada!")]
    [InlineData("/nowhere", "404 ")]
    public async Task In_the_layer_with_it_a_pipeline_with_routing_answers(string path, string response)
    {
        await using var host = Start(BuiltLayer.WithAspNet, "Web");

        Assert.Equal($"\"{response}\"", (await _server.InvokeAsync("id-1", $"\"{path}\"")).AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task In_the_layer_with_it_handlers_that_do_not_use_it_answer_as_ever()
    {
        await using var host = Start(BuiltLayer.WithAspNet, "Extensions11");

        (await _server.InvokeAsync("id-1", """{"who":"Ada"}""")).AssertResponse("id-1");
    }

    [Fact]
    [RunsOnArm64]
    public async Task In_the_layer_without_it_init_names_the_framework_and_says_to_use_the_other_layer()
    {
        await using var host = Start(BuiltLayer.OfThisMachine, "Web");

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("the framework Microsoft.AspNetCore.App", error.Message(), StringComparison.Ordinal);
        Assert.Contains("Use the layer pluginruntime-aspnet", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    [Theory]
    [InlineData("/greet/Ada", "{\"message\":\"Hello, Ada!\"}")]
    [InlineData("/minimal/Ada", "Hello, Ada!")]
    [InlineData("/environment", "AwsWebProgram /var/task")]
    public async Task In_the_layer_with_it_a_web_application_that_is_a_program_answers_with_its_controllers_endpoints_and_settings(string path, string body)
    {
        await using var host = Start(BuiltLayer.WithAspNet, "AwsWebProgram");

        foreach (var id in new[] { "id-1", "id-2" })
        {
            var answer = await _server.InvokeAsync(
                id,
                $$"""
                {
                    "version": "2.0", "routeKey": "$default", "rawPath": "{{path}}", "rawQueryString": "", "headers": { "host": "example.com" }, "isBase64Encoded": false,
                    "requestContext": { "stage": "$default", "http": { "method": "GET", "path": "{{path}}", "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1" } }
                }
                """);

            var response = JsonDocument.Parse(answer.AssertResponse(id).Body).RootElement;
            Assert.Equal(200, response.GetProperty("statusCode").GetInt32());
            Assert.Equal(body, response.GetProperty("body").GetString());
        }
    }

    [Theory]
    [InlineData("AwsWebProgram")]
    [InlineData("AwsMinimalProgram")]
    public async Task In_the_layer_without_it_a_web_application_is_an_init_error_that_says_so(string package)
    {
        await using var host = Start(BuiltLayer.OfThisMachine, package);

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains("the framework Microsoft.AspNetCore.App", error.Message(), StringComparison.Ordinal);
        Assert.Contains("Use the layer pluginruntime-aspnet", error.Message(), StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
        Assert.Single(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
    }

    private HostRun Start(BuiltLayer layer, string package)
    {
        BuiltLayer.SkipUnlessBuilt();
        return new Sandbox(layer).Bind(Repository.Built(package), Sandbox.TaskRoot).Start(_server, package);
    }
}
