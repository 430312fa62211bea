using System.Globalization;
using System.Runtime.CompilerServices;
using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.RuntimeApi;
using PluginRuntime.Settings;

namespace PluginRuntime;

/// <summary>
/// As many invocation loops as Lambda hands out invocations at once: one, or in concurrent mode several.
/// </summary>
/// <remarks>
/// Each has a thread and a connection of its own, and they share the handler. The first that ends, for whatever reason, lets the others finish
/// what they have under way; then the process should end.
/// Source of concurrent mode: https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html
/// </remarks>
internal sealed class InvocationLoops : IDisposable
{
    private readonly LogWriter _log;
    private readonly LambdaEnvironment _environment;
    private readonly DeadlineWatch _deadlines;
    private volatile InvocationLoop[] _loops;
    private InternalExtension? _extension;
    private volatile bool _isStopping;
    private volatile bool _hasFailed;

    /// <summary>Makes the first loop, which also tells of what goes wrong in init. Nothing is connected yet.</summary>
    /// <exception cref="InitException"><c>AWS_LAMBDA_RUNTIME_API</c> is not host and port.</exception>
    public InvocationLoops(LambdaEnvironment environment, LogWriter log)
    {
        _environment = environment;
        _log = log;
        _deadlines = new DeadlineWatch(log, TimeProvider.System);
        _loops = [new InvocationLoop(environment, log, _deadlines)];
    }

    /// <summary>Serves invocations until <see cref="Stop"/> is called, or one of the loops fails, which is logged.</summary>
    /// <returns>Whether they were stopped.</returns>
    public bool Run(HandlerSource handlers, ConsoleCapture console)
    {
        if (_environment.Concurrency == 1)
        {
            return _loops[0].Run(handlers, console);
        }

        RunSeveral(handlers, console);
        return !_hasFailed;
    }

    /// <summary>Ends the waits for invocations, and lets those under way be the last. Any thread may call it.</summary>
    public void Stop()
    {
        _isStopping = true;
        foreach (var loop in _loops)
        {
            loop.Stop();
        }
    }

    /// <summary>Tells Lambda that the function cannot start. Whatever comes back, the process should end.</summary>
    public void ReportInitError(Exception error) => _loops[0].ReportInitError(error);

    /// <inheritdoc cref="InvocationLoop.AwaitRestore"/>
    public bool AwaitRestore() => _loops[0].AwaitRestore();

    /// <inheritdoc cref="InvocationLoop.ReportRestoreError"/>
    public void ReportRestoreError(Exception error) => _loops[0].ReportRestoreError(error);

    /// <summary>Registers the runtime as an extension of itself, so that Lambda announces the end of the process. A refusal is logged.</summary>
    public void RegisterExtension()
    {
        _extension = new InternalExtension(_environment.RuntimeApi);
        if (_extension.Register() is { } refusal)
        {
            _log.Write(LambdaLogLevel.Warning, refusal);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _extension?.Dispose();
        foreach (var loop in _loops)
        {
            loop.Dispose();
        }
    }

    // A method of its own: what threads need is loaded only where there are several.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunSeveral(HandlerSource handlers, ConsoleCapture console)
    {
        MakeLoops();
        _log.Write(LambdaLogLevel.Information, string.Create(CultureInfo.InvariantCulture, $"Concurrent mode: up to {_loops.Length} invocations at once."));

        // A handler that blocks its thread, and a streamed response whose caller is slow, must not keep the others from going on.
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        ThreadPool.SetMinThreads(workers + _loops.Length, completionPorts);
        var others = new Thread[_loops.Length - 1];
        for (var index = 0; index < others.Length; index++)
        {
            var loop = _loops[index + 1];
            others[index] = new Thread(() => RunOne(loop, handlers, console)) { Name = string.Create(CultureInfo.InvariantCulture, $"invocations {index + 1}") };

            // With the surroundings that the handler was made in: they flow from this thread.
            others[index].Start();
        }

        RunOne(_loops[0], handlers, console);
        foreach (var other in others)
        {
            other.Join();
        }
    }

    private void MakeLoops()
    {
        var loops = new InvocationLoop[_environment.Concurrency];
        loops[0] = _loops[0];
        for (var index = 1; index < loops.Length; index++)
        {
            loops[index] = new InvocationLoop(_environment, _log, _deadlines);
        }

        _loops = loops;
        if (_isStopping)
        {
            Stop();
        }
    }

    private void RunOne(InvocationLoop loop, HandlerSource handlers, ConsoleCapture console)
    {
        try
        {
            if (!loop.Run(handlers, console))
            {
                _hasFailed = true;
            }
        }
        catch (Exception error)
        {
            _hasFailed = true;
            _log.Write(LambdaLogLevel.Critical, "One of the invocation loops failed; this is a fault of the host's own. The others finish what they have under way.", error);
        }
        finally
        {
            Stop();
        }
    }
}
