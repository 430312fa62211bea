using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;

namespace PluginRuntime.Hosting;

/// <summary>
/// The host's life: it reads the environment, opens the log, initializes the function, serves invocations, and disposes; or it lets a program do
/// so that is its own runtime. From here on everything is passed down.
/// </summary>
internal sealed class Bootstrap
{
    private readonly LambdaEnvironment _environment = LambdaEnvironment.OfProcess();
    private readonly LogWriter _log;
    private readonly ListenerWatch _listeners;
    private readonly ConsoleCapture _console;
    private readonly ProcessEnd _end;
    private readonly string[] _arguments;
    private ProgramRun? _program;

    private Bootstrap(string[] arguments)
    {
        _arguments = arguments;
        CultureSwitches.Agree(_environment.OfDotNet);
        _log = FunctionLog.Open(_environment.Log);
        _listeners = new ListenerWatch(_log);
        _console = new ConsoleCapture(_log);
        _end = new ProcessEnd(_log, _console, _environment.Handler);
    }

    /// <summary>Runs the host until Lambda stops it or it cannot go on.</summary>
    /// <param name="arguments">The process's arguments, for a package that is a program.</param>
    /// <returns>The process's exit code: zero only if Lambda stopped the host, or what a program that is its own runtime returned.</returns>
    public static int Run(string[] arguments)
    {
        var bootstrap = new Bootstrap(arguments);
        var code = bootstrap.Start();

        // Outside of every catch: what nothing in the program catches ends the process, and .NET shows it as of any program.
        return bootstrap._program is { } program ? bootstrap.RunProgram(program) : code;
    }

    private int Start()
    {
        try
        {
            using var start = new FunctionStart(_environment, _log);
            Watch();
            var handlers = Initialize(start);
            _console.EndInvocation();
            return handlers is not null ? Serve(start, handlers) : _program is null ? ExitCode.InitFailed : ExitCode.Stopped;
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
            if (_program is null)
            {
                _end.BeginByHost();
            }
        }

        return ExitCode.RuntimeFailed;
    }

    private void Watch()
    {
        var loads = new AssemblyLoads();
        _console.Start(loads);
        _listeners.Start(loads);
        new SecondCopyWatch(_log).Start(loads);
        new EventListenerAdvice(_log).Start(loads);
        new CultureAdvice(_log, _environment.OfDotNet).Start();
        _end.Watch();
    }

    /// <summary>Makes the function ready.</summary>
    /// <returns>Its handlers; <see langword="null"/> if it is a program, or if it cannot start, which Lambda was told then.</returns>
    private HandlerSource? Initialize(FunctionStart start)
    {
        try
        {
            var init = new FunctionInit(_environment, _listeners, _log);
            var handlers = init.Run();
            _program = init.Program;
            return handlers;
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
        using var loops = new InvocationLoops(start, _environment, _log);
        _end.Bound = () => handlers.Description;
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
        _console.EndInvocation();
        return isStopped ? ExitCode.Stopped : ExitCode.RuntimeFailed;
    }

    /// <summary>Lets a program serve, which has the console, the log's descriptor and the end of the process to itself.</summary>
    /// <returns>Its exit code.</returns>
    private int RunProgram(ProgramRun program)
    {
        _log.Write(LambdaLogLevel.Information, $"Program {program.Description}. Its own runtime serves the invocations.");
        _console.Release();
        _end.OfProgram(program.Description);
        FunctionLog.GiveBack(_environment.Log);
        try
        {
            var code = program.Run(_arguments);
            _end.Returned(code);
            return code;
        }
        catch (Exception error) when (program.Explain(error) is { } explained)
        {
            return Fail(explained);
        }
    }

    private int Fail(PackageException error)
    {
        _end.BeginByHost();
        using var start = new FunctionStart(_environment, _log);
        start.Fail(new InitException(error.ErrorType, error.Message, error.InnerException));
        return ExitCode.InitFailed;
    }
}
