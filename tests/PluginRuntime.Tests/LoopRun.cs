using System.Text;
using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Settings;

namespace PluginRuntime.Tests;

/// <summary>
/// The invocation loop on a thread of its own, with a handler that the test writes and a scripted Runtime API.
/// </summary>
internal sealed class LoopRun : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _log = new();
    private readonly InvocationLoop _loop;

    public LoopRun(Action<IInvocationContext, ResponseWriter> handle)
    {
        var environment = LambdaEnvironment.Read(name => name == "AWS_LAMBDA_RUNTIME_API" ? _server.Endpoint : null);
        var log = new LogWriter(record => _log.Append(Encoding.UTF8.GetString(record)), TimeProvider.System);
        var handlers = new OneHandler(new BoundHandler { Call = new WrittenCall(handle), Description = "Written", PackageDirectory = "/" });
        _loop = new InvocationLoop(environment, log, new DeadlineWatch(log, TimeProvider.System));
        new Thread(() => Run(log, handlers)) { IsBackground = true }.Start();
    }

    /// <summary>Everything logged so far. To be asked for when nothing is under way.</summary>
    public string Log => _log.ToString();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Hands out an event and takes the answer.</summary>
    /// <exception cref="InvalidOperationException">The loop ended instead.</exception>
    public async Task<ScriptedRequest> InvokeAsync(string requestId)
    {
        var next = await RequestAsync();
        await next.AnswerEventAsync(requestId, "{}"u8.ToArray());
        var answer = await RequestAsync();
        await answer.AcceptedAsync();
        return answer;
    }

    /// <summary>Waits until the loop asks for an invocation again: all of the one before is over.</summary>
    public Task NextAsync() => RequestAsync();

    public async ValueTask DisposeAsync()
    {
        _loop.Stop();
        await _ended.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _loop.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<ScriptedRequest> RequestAsync()
    {
        var request = _server.NextRequestAsync(Cancellation).AsTask();
        await await Task.WhenAny(request, _ended.Task);
        return request.IsCompletedSuccessfully
            ? await request
            : throw new InvalidOperationException("The loop ended. " + Log);
    }

    private void Run(LogWriter log, HandlerSource handlers)
    {
        try
        {
            _loop.Run(handlers, new ConsoleCapture(log));
            _ended.SetResult();
        }
        catch (Exception error)
        {
            _ended.SetException(error);
        }
    }

    private sealed class OneHandler(BoundHandler handler) : HandlerSource
    {
        public override void BeforeNext()
        {
        }

        public override BoundHandler Borrow() => handler;

        public override void Return(BoundHandler handler)
        {
        }
    }

    private sealed class WrittenCall(Action<IInvocationContext, ResponseWriter> handle) : BoundCall
    {
        public override void Invoke(
            ReadOnlyMemory<byte> payload,
            IInvocationContext context,
            ResponseWriter response,
            CancellationToken cancellationToken) => handle(context, response);
    }
}
