using PluginRuntime.Binding;
using PluginRuntime.Diagnostics;
using PluginRuntime.Handlers;
using PluginRuntime.Packages;
using PluginRuntime.Plugins;
using PluginRuntime.Settings;

namespace PluginRuntime.Hosting;

/// <summary>
/// Puts the host together: environment, package, plugin, handler, loop. From here on everything is passed down.
/// </summary>
internal sealed class Bootstrap
{
    private readonly LambdaEnvironment _environment = LambdaEnvironment.Read(Environment.GetEnvironmentVariable);
    private readonly LogWriter _log;
    private readonly ListenerWatch _listeners;
    private LoadedPlugin? _plugin;

    private Bootstrap()
    {
        _log = FunctionLog.Open(_environment.Log);
        _listeners = new ListenerWatch(_log);
    }

    /// <summary>Runs the host until Lambda stops it or it cannot go on.</summary>
    /// <returns>The process's exit code: zero only if Lambda stopped the host.</returns>
    public static int Run() => new Bootstrap().Serve();

    private int Serve()
    {
        var console = new ConsoleCapture(_log);
        var end = new ProcessEnd(_log, console, _environment.Handler);
        try
        {
            using var loops = new InvocationLoops(_environment, _log);
            var loads = new AssemblyLoads();
            console.Start(loads);
            _listeners.Start(loads);
            end.Watch();
            var handler = Initialize(loops);
            console.EndInvocation();
            if (handler is null)
            {
                return ExitCode.InitFailed;
            }

            end.Owner = handler.Description;
            var shutdown = new Shutdown(_log);
            shutdown.Register(handler, loops, _environment.HasShutdownExtension);
            if (_environment.IsSnapStart && !Restore(loops, handler))
            {
                return ExitCode.InitFailed;
            }

            var isStopped = loops.Run(new SingleHandler(_plugin!, handler, _listeners), console);
            shutdown.Dispose(handler);
            console.EndInvocation();
            return isStopped ? ExitCode.Stopped : ExitCode.RuntimeFailed;
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
            end.BeginByHost();
        }

        return ExitCode.RuntimeFailed;
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

    /// <summary>The handler, or nothing if the function cannot start and Lambda was told so.</summary>
    private BoundHandler? Initialize(InvocationLoops loops)
    {
        try
        {
            return Bind();
        }
        catch (PackageException error)
        {
            Report(loops, new InitException(error.ErrorType, error.Message, error.InnerException));
        }
        catch (Exception error)
        {
            Report(loops, error);
        }

        return null;
    }

    private BoundHandler Bind()
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
            return Bind(package, handlerString, hostDirectory);
        }
        catch (Exception error) when (MixedPackage.Explain(package, error) is { } explained)
        {
            throw explained;
        }
    }

    private BoundHandler Bind(PackageLocation package, HandlerString handlerString, string hostDirectory)
    {
        PackageRules.CheckNotSelfContained(package);
        WarnOfSettings(package);
        var plugin = LoadedPlugin.Load(package, new PluginSideFolder(hostDirectory));
        _plugin = plugin;
        Surroundings.Set(plugin, _environment.TaskRoot);
        var handler = HandlerBinder.Bind(plugin, handlerString, _environment.Prewarm, _log);
        _log.Write(LambdaLogLevel.Information, "Handler " + handler.Description + ".");
        return handler;
    }

    // AWS's own runtime is started with the package's settings; a package for this host is made without that file.
    private void WarnOfSettings(PackageLocation package)
    {
        if (package.HasLambdaCore && RuntimeConfig.Warning(package, Environment.GetEnvironmentVariable) is { } warning)
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
