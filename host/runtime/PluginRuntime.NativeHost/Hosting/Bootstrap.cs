using PluginRuntime.Binding;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Hosting;

/// <summary>
/// The native host's life: it reads the environment, opens the log, has the library's handler made, serves invocations, and disposes.
/// </summary>
internal sealed class Bootstrap
{
    private readonly LambdaEnvironment _environment = LambdaEnvironment.OfProcess();
    private readonly LogWriter _log;
    private readonly ConsoleCapture _console;
    private LibraryEnd? _end;

    private Bootstrap()
    {
        _log = FunctionLog.Open(_environment.Log);
        _console = new ConsoleCapture(_log);
    }

    /// <summary>Runs the host until Lambda stops it or it cannot go on.</summary>
    /// <returns>The process's exit code: zero only if Lambda stopped the host.</returns>
    public static int Run() => new Bootstrap().Start();

    private int Start()
    {
        try
        {
            using var start = new FunctionStart(_environment, _log);
            _end = new LibraryEnd(_environment, _log, start);
            return Initialize(start) is { } handlers ? Serve(start, handlers) : ExitCode.InitFailed;
        }
        catch (InitException error)
        {
            // Without an address of the Runtime API the log is all that can be told.
            _log.Write(LambdaLogLevel.Critical, error.Message);
        }
        catch (Exception error)
        {
            _log.Write(LambdaLogLevel.Critical, "The host failed; this is a fault of its own.", error);
        }
        finally
        {
            _end?.BeginByHost();
        }

        return ExitCode.RuntimeFailed;
    }

    private HandlerSource? Initialize(FunctionStart start)
    {
        try
        {
            return FunctionInit.Run(_environment, _log);
        }
        catch (PackageException error)
        {
            start.Fail(new InitException(error.ErrorType, error.Message, error.InnerException));
        }
        catch (Exception error)
        {
            start.Fail(error);
        }

        return null;
    }

    private int Serve(FunctionStart start, HandlerSource handlers)
    {
        _end!.Bound(handlers.Description);
        using var loops = new InvocationLoops(start, _environment, _log);
        var shutdown = new Shutdown();
        shutdown.Register(loops, handlers.HasToDispose, _environment.HasShutdownExtension);
        if (_environment.IsSnapStart && !start.Restore(handlers))
        {
            return ExitCode.InitFailed;
        }

        var isStopped = loops.Run(handlers, _console);

        // Only here, where nothing is under way any more: a host that fails leaves it to the end of the process.
        handlers.Dispose();
        shutdown.End();
        return isStopped ? ExitCode.Stopped : ExitCode.RuntimeFailed;
    }
}
