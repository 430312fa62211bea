using System.Text;
using System.Text.Json;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>The everyday steps of a scripted Runtime API: an event out, an answer in.</summary>
internal static class Exchange
{
    /// <summary>The path under which everything of an invocation lies.</summary>
    public const string Invocation = "/2018-06-01/runtime/invocation/";

    /// <summary>Waits for the host to ask for an invocation.</summary>
    public static async Task<ScriptedRequest> NextAsync(this ScriptedRuntimeApi server)
    {
        var request = await server.NextRequestAsync(HostRun.Patience);
        Assert.True(request.Path == Invocation + "next", $"{request.Method} {request.Path} {request.BodyText}");
        return request;
    }

    /// <summary>Hands out one event and waits for what the host answers; the answer is accepted.</summary>
    public static async Task<ScriptedRequest> InvokeAsync(
        this ScriptedRuntimeApi server, string requestId, byte[] payload, string extraHeaders = "")
    {
        var next = await server.NextAsync();
        await next.AnswerEventAsync(requestId, payload, extraHeaders);
        var answer = await server.NextRequestAsync(HostRun.Patience);
        await answer.AcceptedAsync();
        return answer;
    }

    /// <summary>The same with text.</summary>
    public static Task<ScriptedRequest> InvokeAsync(
        this ScriptedRuntimeApi server, string requestId, string payload, string extraHeaders = "") =>
        server.InvokeAsync(requestId, Encoding.UTF8.GetBytes(payload), extraHeaders);

    /// <summary>Asserts that a request is the response to an invocation.</summary>
    public static ScriptedRequest AssertResponse(this ScriptedRequest request, string requestId)
    {
        Assert.True(request.Path == Invocation + requestId + "/response", request.Path + " " + request.BodyText);
        return request;
    }

    /// <summary>Asserts that a request is a function error, and reads its body.</summary>
    public static JsonElement AssertError(this ScriptedRequest request, string requestId, string errorType)
    {
        Assert.True(request.Path == Invocation + requestId + "/error", request.Path + " " + request.BodyText);
        return AssertErrorBody(request, errorType);
    }

    /// <summary>Waits for the host's init error, answers it, and reads its body.</summary>
    public static async Task<JsonElement> InitErrorAsync(this ScriptedRuntimeApi server, string errorType)
    {
        var request = await server.NextRequestAsync(HostRun.Patience);
        await request.AcceptedAsync();
        Assert.True(request.Path == "/2018-06-01/runtime/init/error", request.Path);
        return AssertErrorBody(request, errorType);
    }

    /// <summary>The text of an error.</summary>
    public static string Message(this JsonElement error) => error.GetProperty("errorMessage").GetString()!;

    /// <summary>The frames of an error.</summary>
    public static string[] Frames(this JsonElement error) =>
        [.. error.GetProperty("stackTrace").EnumerateArray().Select(frame => frame.GetString()!)];

    private static JsonElement AssertErrorBody(ScriptedRequest request, string errorType)
    {
        Assert.Equal(errorType, request.Header("Lambda-Runtime-Function-Error-Type"));
        return JsonDocument.Parse(request.Body).RootElement;
    }
}
