using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Native;

/// <summary>Promise: a project that is published as a native library answers what its DLL answers, byte for byte.</summary>
public sealed class SameAnswersTests
{
    private const string Forms = "tests/plugins/NativeForms";

    [Theory]
    [InlineData("plugins-sample/Greeter", "", """{"name":"Ada"}""", "{}", "null", """{"name":"Zoë \" \\ \u0001 \ud83d\ude00"}""", "[1,2]", "", "{\"name\":")]
    [InlineData("plugins-sample/Checkout", "", """{"lines":[{"article":"tea","quantity":2},{"article":"teapot","quantity":1}]}""", "{}", """{"lines":[{"article":"milk","quantity":1}]}""", """{"lines":[{"article":"tea","quantity":0}]}""")]
    [InlineData("plugins-sample/Statement", "", """{"account":"DE-17","days":3}""", """{"account":"DE-17","days":400}""", "{}")]
    [InlineData(Forms, "echo", "bytes\0that are no text", "")]
    [InlineData(Forms, "nothing", "{}", "null")]
    [InlineData(Forms, "value", """{"name":"Ada","count":41}""")]
    [InlineData(Forms, "void", "{}", "null")]
    [InlineData(Forms, "task", "{}")]
    [InlineData(Forms, "task-of", """{"name":"Ada"}""")]
    [InlineData(Forms, "value-task-of", """{"name":"Ada"}""")]
    [InlineData(Forms, "stream", "any bytes")]
    [InlineData(Forms, "bytes", "any bytes")]
    [InlineData(Forms, "lines", """{"name":"Ada","count":3}""", """{"count":0}""", """{"name":"fails","count":2}""")]
    [InlineData(Forms, "no-task", "{}")]
    [InlineData(Forms, "facts", "{}")]
    [InlineData(Forms, "throws", """{"name":"Ada"}""")]
    [InlineData(Forms, "throws-later", """{"name":"Ada"}""")]
    [InlineData(Forms, "null-reference", "{}", """{"name":"Ada"}""")]
    public async Task Both_answer_the_same(string project, string entry, params string[] events)
    {
        var name = Path.GetFileName(project);
        var native = await NativePackages.Of(project);
        var handler = entry.Length == 0 ? name : $"{name}:{entry}";

        var answers = await AnswersOf(NativePackages.Host, handler, native, events);

        Assert.Equal(await AnswersOf(HostRun.BuiltHost(), handler, Repository.Built(name), events), answers);
    }

    private static async Task<string[]> AnswersOf(string[] host, string handler, string package, string[] events)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var run = HostRun.Start(host, server.Endpoint, handler, package);
        var answers = new List<string>();
        foreach (var payload in events)
        {
            var answer = await server.InvokeAsync($"id-{answers.Count}", payload);
            answers.Add(Told(answer));
        }

        return [.. answers];
    }

    // Frames differ: native ones have no lines and no names of parameters.
    private static string Told(ScriptedRequest answer) => string.Join(
        '\n',
        answer.Path,
        answer.Header("Lambda-Runtime-Function-Response-Mode"),
        answer.Header("Lambda-Runtime-Function-Error-Type"),
        answer.Path.EndsWith("/error", StringComparison.Ordinal) ? Failure(JsonDocument.Parse(answer.Body).RootElement) : answer.BodyText,
        string.Join('\n', answer.Trailers.Select(trailer => trailer.Split("Error-Body")[0])));

    private static string Failure(JsonElement error) =>
        error.GetProperty("errorType") + ": " + error.Message() + (error.TryGetProperty("cause", out var cause) ? " < " + Failure(cause) : "");
}
