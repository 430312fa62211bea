using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Functions;
using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>The emulator's Invoke API with one function, whose process can be looked at.</summary>
internal sealed class ServedFunction : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly LocalFunctions _functions;
    private readonly BackgroundEvents _events;
    private readonly LoopbackServer _server;
    private readonly EmulatedFunction _function;

    /// <summary>Starts listening; the function's process is started by its first invocation.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="log">Receives the lines of its log, one at a time, on any thread.</param>
    public ServedFunction(FunctionSettings settings, Action<string> log)
    {
        _functions = new LocalFunctions([settings], line => log(line.ToString()));
        _events = new BackgroundEvents(_functions);
        _function = _functions.Find(settings.FunctionName)!;
        var endpoints = new InvokeEndpoints(_functions, _events, _stopping.Token);
        _server = LoopbackServer.StartAsync(port: 0, endpoints.Map, CancellationToken.None).GetAwaiter().GetResult();
        Url = new Uri($"http://{_server.Address}/2015-03-31/functions/{settings.FunctionName}/invocations");
    }

    /// <summary>Where it is invoked.</summary>
    public Uri Url { get; }

    /// <inheritdoc cref="ResidentMemory.Of"/>
    /// <exception cref="ContenderFailedException">The process has ended.</exception>
    public long ReadResidentBytes()
    {
        try
        {
            return ResidentMemory.Of(_function.ProcessId ?? throw new InvalidOperationException("There is no process."));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new ContenderFailedException("It did not go on running.", "", error);
        }
    }

    public void Dispose()
    {
        _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stopping.Cancel();
        _functions.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stopping.Dispose();
    }
}
