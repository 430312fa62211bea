using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;
using PluginRuntime.Swapping;

namespace PluginRuntime.Hosting;

/// <summary>
/// Puts the host together: environment, package, plugin, handler, loop. From here on everything is passed down.
/// </summary>
internal sealed class Bootstrap
{
    private readonly LambdaEnvironment _environment = LambdaEnvironment.Read(Environment.GetEnvironmentVariable);
    private readonly LogWriter _log;
    private readonly ListenerWatch _listeners;
    private readonly ConsoleCapture _console;
    private readonly ProcessEnd _end;
    private LoadedPlugin? _plugin;
    private BoundHandler? _handler;
    private HotSwap? _swap;

    private Bootstrap()
    {
        _log = FunctionLog.Open(_environment.Log);
        _listeners = new ListenerWatch(_log);
        _console = new ConsoleCapture(_log);
        _end = new ProcessEnd(_log, _console, _environment.Handler);
    }

    /// <summary>Runs the host until Lambda stops it or it cannot go on.</summary>
    /// <returns>The process's exit code: zero only if Lambda stopped the host.</returns>
    public static int Run() => new Bootstrap().Serve();

    private int Serve()
    {
        try
        {
            using var loops = new InvocationLoops(_environment, _log);
            var loads = new AssemblyLoads();
            _console.Start(loads);
            _listeners.Start(loads);
            _end.Watch();
            var isReady = Initialize(loops);
            _console.EndInvocation();
            if (!isReady)
            {
                return ExitCode.InitFailed;
            }

            return _swap is null ? ServeOne(loops, _handler!) : ServeSwapped(loops, _swap);
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
            _end.BeginByHost();
        }

        return ExitCode.RuntimeFailed;
    }

    private int ServeOne(InvocationLoops loops, BoundHandler handler)
    {
        _end.Owner = handler.Description;
        var shutdown = new Shutdown(_log);
        shutdown.Register(loops, handler.Owned is not null, _environment.HasShutdownExtension);
        if (_environment.IsSnapStart && !Restore(loops, handler))
        {
            return ExitCode.InitFailed;
        }

        var isStopped = loops.Run(new SingleHandler(_plugin!, handler, _listeners), _console);
        shutdown.Dispose(handler);
        _console.EndInvocation();
        return isStopped ? ExitCode.Stopped : ExitCode.RuntimeFailed;
    }

    private int ServeSwapped(InvocationLoops loops, HotSwap swap)
    {
        // Any version may have something to dispose, and the copies of packages are to be removed.
        var shutdown = new Shutdown(_log);
        shutdown.Register(loops, hasToDispose: true, _environment.HasShutdownExtension);
        swap.Start();
        var isStopped = loops.Run(swap.Handlers, _console);
        swap.Dispose();
        shutdown.End();
        _console.EndInvocation();
        return isStopped ? ExitCode.Stopped : ExitCode.RuntimeFailed;
    }

    /// <summary>Lets Lambda take its snapshot, and goes on from it.</summary>
    /// <returns>Whether it could; if not, Lambda was told so.</returns>
    private bool Restore(InvocationLoops loops, BoundHandler handler)
    {
        var hooks = new SnapshotHooks(_plugin!, handler);
        try
        {
            hooks.BeforeSnapshot();
        }
        catch (Exception error)
        {
            Report(loops, error);
            return false;
        }

        if (!loops.AwaitRestore())
        {
            return false;
        }

        try
        {
            hooks.AfterRestore();
            return true;
        }
        catch (Exception error)
        {
            _log.Write(LambdaLogLevel.Critical, "The function cannot go on from its snapshot.", error);
            loops.ReportRestoreError(error);
            return false;
        }
    }

    /// <summary>Binds the handler.</summary>
    /// <returns>Whether it could; if not, Lambda was told so.</returns>
    private bool Initialize(InvocationLoops loops)
    {
        try
        {
            Bind();
            return true;
        }
        catch (PackageException error)
        {
            Report(loops, new InitException(error.ErrorType, error.Message, error.InnerException));
        }
        catch (Exception error)
        {
            Report(loops, error);
        }

        return false;
    }

    private void Bind()
    {
        _environment.Check();
        var handlerString = HandlerString.Parse(_environment.Handler);
        var hostDirectory = AppContext.BaseDirectory;
        var catalog = PackageCatalog.Create(_environment.ExtraRoots, _environment.TaskRoot, hostDirectory);
        var package = catalog.Find(handlerString);
        foreach (var shadowed in package.Shadowed)
        {
            _log.Write(LambdaLogLevel.Warning, $"Package {package.Name} also lies in {shadowed}; {package.Directory} comes first and is used.");
        }

        try
        {
            Bind(package, handlerString, new PluginSideFolder(hostDirectory));
        }
        catch (Exception error) when (MixedPackage.Explain(package, error) is { } explained)
        {
            throw explained;
        }
    }

    private void Bind(PackageLocation package, HandlerString handlerString, PluginSideFolder side)
    {
        PackageRules.CheckNotSelfContained(package.Directory);
        WarnOfSettings(package);
        Surroundings.SetCurrentDirectory(_environment.TaskRoot);
        if (_environment.HotSwap is not null && CanSwap(package, handlerString))
        {
            _swap = SwapStart.Run(package, handlerString, side, _environment, _listeners, _log, description => _end.Owner = description);
            return;
        }

        _plugin = LoadedPlugin.Load(package, side);
        Surroundings.Enter(_plugin);
        _handler = HandlerBinder.Bind(_plugin, handlerString, _environment.Prewarm, _log);
        _log.Write(LambdaLogLevel.Information, "Handler " + _handler.Description + ".");
    }

    private bool CanSwap(PackageLocation package, HandlerString handlerString)
    {
        if (SwapStart.Obstacle(package, handlerString, _environment.IsSnapStart) is not { } obstacle)
        {
            return true;
        }

        _log.Write(LambdaLogLevel.Warning, obstacle);
        return false;
    }

    // AWS's own runtime is started with the package's settings; a package for this host is made without that file.
    private void WarnOfSettings(PackageLocation package)
    {
        if (package.HasLambdaCore && RuntimeConfig.Warning(package.MainAssemblyPath, Environment.GetEnvironmentVariable) is { } warning)
        {
            _log.Write(LambdaLogLevel.Warning, warning);
        }
    }

    private void Report(InvocationLoops loops, Exception error)
    {
        var isForTheDeployer = error is InitException;
        _log.Write(LambdaLogLevel.Critical, isForTheDeployer ? error.Message : "", isForTheDeployer ? null : error);
        loops.ReportInitError(error);
    }
}
