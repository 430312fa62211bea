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

    private Bootstrap() => _log = FunctionLog.Open(_environment.Log);

    /// <summary>Runs the host until Lambda stops it or it cannot go on.</summary>
    /// <returns>The process's exit code: zero only if Lambda stopped the host.</returns>
    public static int Run() => new Bootstrap().Serve();

    private int Serve()
    {
        var console = new ConsoleCapture(_log);
        var end = new ProcessEnd(_log, console, _environment.Handler);
        try
        {
            using var loop = new InvocationLoop(_environment, _log);
            console.Start();
            end.Watch();
            var handler = Initialize(loop);
            console.EndInvocation();
            if (handler is null)
            {
                return ExitCode.InitFailed;
            }

            end.Owner = handler.Description;
            var shutdown = new Shutdown(_log);
            shutdown.Register(handler, loop);
            var isStopped = loop.Run(new SingleHandler(handler), console);
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

    /// <summary>The handler, or nothing if the function cannot start and Lambda was told so.</summary>
    private BoundHandler? Initialize(InvocationLoop loop)
    {
        try
        {
            return Bind();
        }
        catch (PackageException error)
        {
            Report(loop, new InitException(error.ErrorType, error.Message, error.InnerException));
        }
        catch (Exception error)
        {
            Report(loop, error);
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

    private void Report(InvocationLoop loop, Exception error)
    {
        var isForTheDeployer = error is InitException;
        _log.Write(LambdaLogLevel.Critical, isForTheDeployer ? error.Message : "", isForTheDeployer ? null : error);
        loop.ReportInitError(error);
    }
}
