using System.Text;
using PluginRuntime.Binding;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Settings;

namespace PluginRuntime.Answers;

/// <summary>The host's loop with one handler, over a real connection, asked one event after the other.</summary>
internal static class LoopOfOne
{
    private static readonly string[] Events =
    [
        "{}", "\"Ada\"", "7", "[40,2]", "null", """{"name":"Ada","id":"7","items":[{"sku":"a","quantity":2}]}""", "no JSON",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What the handler answers, as it went over the wire.</summary>
    /// <param name="make">Makes the handler, on the loop's thread. What it throws comes out.</param>
    /// <param name="console">Catches what it writes.</param>
    /// <param name="log">The log.</param>
    public static async Task<List<string>> AskAsync(Func<HandlerSource> make, ConsoleCapture console, LogWriter log)
    {
        await using var server = ScriptedRuntimeApi.Start();
        var environment = LambdaEnvironment.Read(name => name == "AWS_LAMBDA_RUNTIME_API" ? server.Endpoint : null);
        using var start = new FunctionStart(environment, log);
        using var loops = new InvocationLoops(start, environment, log);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Run(make, loops, console, ended)) { IsBackground = true }.UnsafeStart();
        var answers = new List<string>();
        foreach (var payload in Events)
        {
            var next = await RequestAsync(server, ended.Task);
            await next.AnswerEventAsync("id-1", Encoding.UTF8.GetBytes(payload));
            var answer = await RequestAsync(server, ended.Task);
            answers.Add($"<- {payload} -> {Path.GetFileName(answer.Path)} {answer.Header("Content-Type")} {Encoding.Latin1.GetString(answer.Body)} {string.Join(' ', answer.Trailers)}");
            await answer.AcceptedAsync();
        }

        await RequestAsync(server, ended.Task);
        loops.Stop();
        await ended.Task.WaitAsync(Patience);
        return answers;
    }

    private static async Task<ScriptedRequest> RequestAsync(ScriptedRuntimeApi server, Task ended)
    {
        using var limit = new CancellationTokenSource(Patience);
        var request = server.NextRequestAsync(limit.Token).AsTask();
        if (await Task.WhenAny(request, ended) == ended)
        {
            await ended;
            throw new InvalidOperationException("The loop has ended.");
        }

        return await request;
    }

    private static void Run(Func<HandlerSource> make, InvocationLoops loops, ConsoleCapture console, TaskCompletionSource ended)
    {
        try
        {
            using var handlers = make();
            loops.Run(handlers, console);
            ended.SetResult();
        }
        catch (Exception error)
        {
            ended.SetException(error);
        }
    }
}
