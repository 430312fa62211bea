extern alias host;

using System.Collections.Concurrent;
using System.Text;
using host::PluginRuntime.Handlers;
using host::PluginRuntime.Log;
using host::PluginRuntime.Log.Capture;
using host::PluginRuntime.Packages.Lookup;
using host::PluginRuntime.Plugins;
using host::PluginRuntime.Rules.HandlerStrings;
using host::PluginRuntime.Settings;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Handlers;

/// <summary>
/// One handler of a built package in this process: loaded, bound and served by the host's own code, against a scripted Runtime API.
/// </summary>
/// <remarks>
/// What is a process's own is left out: the base directory, the default load context and, unless it is asked for, the console. Disposing stops
/// the loop as SIGTERM does, and fails if it ended by itself.
/// </remarks>
internal sealed class HandlerRun : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly ConcurrentQueue<byte[]> _records = [];
    private readonly LogWriter _log;
    private readonly ConsoleCapture _console;
    private readonly host::PluginRuntime.FunctionStart _start;
    private readonly host::PluginRuntime.InvocationLoops _loops;
    private readonly Task<bool> _isStopped;

    /// <param name="handler">As in <c>_HANDLER</c>.</param>
    /// <param name="logFormat">As in <c>AWS_LAMBDA_LOG_FORMAT</c>.</param>
    /// <param name="takesConsole">Whether the process's console is taken, which the test gives back: no other may run.</param>
    /// <param name="package">The folder of the package's files; <see langword="null"/> for one of this build.</param>
    public HandlerRun(string handler, string logFormat = "Text", bool takesConsole = false, string? package = null)
    {
        var environment = LambdaEnvironment.Read(name => name switch
        {
            "AWS_LAMBDA_RUNTIME_API" => _server.Endpoint,
            "AWS_LAMBDA_LOG_FORMAT" => logFormat,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE" => "512",
            _ => null,
        });
        _log = new LogWriter(_records.Enqueue, TimeProvider.System, environment.Log.Format);
        _console = new ConsoleCapture(_log);
        if (takesConsole)
        {
            _console.Start(new AssemblyLoads());
        }

        _start = new host::PluginRuntime.FunctionStart(environment, _log);
        _loops = new host::PluginRuntime.InvocationLoops(_start, environment, _log);
        _isStopped = Task.Factory.StartNew(
            () => Serve(HandlerString.Parse(handler), package, environment.Prewarm), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The lines that were logged so far. To be asked for when nothing is under way.</summary>
    public string[] Lines =>
        Encoding.UTF8.GetString([.. _records.SelectMany(record => record)]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Hands out an event and takes the response.</summary>
    /// <exception cref="InvalidOperationException">The loop ended instead.</exception>
    public async Task<ScriptedRequest> InvokeAsync(string requestId, string payload)
    {
        var answer = await AnswerAsync(requestId, payload);
        Assert.True(answer.Path == $"/2018-06-01/runtime/invocation/{requestId}/response", answer.Path + " " + answer.BodyText);
        await answer.AcceptedAsync();
        return answer;
    }

    /// <summary>Hands out an event and takes what comes back, a response or an error, which is still to be accepted.</summary>
    /// <exception cref="InvalidOperationException">The loop ended instead.</exception>
    public async Task<ScriptedRequest> AnswerAsync(string requestId, string payload)
    {
        await NextAsync(requestId, payload);
        return await RequestAsync();
    }

    /// <summary>Waits until the loop asks for an invocation again: all of the one before is over.</summary>
    public async Task NextAsync() => AssertNext(await RequestAsync());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _loops.Stop();
        Assert.True(await _isStopped, string.Join('\n', Lines));
        _loops.Dispose();
        _start.Dispose();
        await _server.DisposeAsync();
    }

    private async Task NextAsync(string requestId, string payload)
    {
        var next = await RequestAsync();
        AssertNext(next);
        await next.AnswerEventAsync(requestId, Encoding.UTF8.GetBytes(payload));
    }

    private static void AssertNext(ScriptedRequest request) =>
        Assert.True(request.Path == "/2018-06-01/runtime/invocation/next", request.Path + " " + request.BodyText);

    private async Task<ScriptedRequest> RequestAsync()
    {
        var request = _server.NextRequestAsync(TestContext.Current.CancellationToken).AsTask();
        await await Task.WhenAny(request, _isStopped);
        return request.IsCompletedSuccessfully
            ? await request
            : throw new InvalidOperationException("The loop ended. " + string.Join('\n', Lines));
    }

    private bool Serve(HandlerString handler, string? package, bool prewarm)
    {
        var plugin = LoadedPlugin.Load(Find(handler, package), new PluginSideFolder(Repository.Built("PluginRuntime.Host")));
        var bound = HandlerBinder.Bind(plugin, handler, prewarm, _log);
        return _loops.Run(new SingleHandler(plugin, bound, new ListenerWatch(_log), _log), _console);
    }

    private static PackageLocation Find(HandlerString handler, string? package) =>
        new PackageCatalog([new PackageRoot(package ?? Repository.Built(handler.Package), holdsFlatPackages: true)]).Find(handler);
}
