using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Log;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Settings;
using PluginRuntime.Swapping;

namespace PluginRuntime.Hosting;

/// <summary>
/// From the settings to handlers that can answer: finds the package, loads it and binds its handler.
/// </summary>
/// <param name="environment">The settings.</param>
/// <param name="listeners">Opens tracing.</param>
/// <param name="log">The function's log.</param>
internal sealed class FunctionInit(LambdaEnvironment environment, ListenerWatch listeners, LogWriter log)
{
    /// <summary>The program that the package is, once <see cref="Run"/> has found that it is one.</summary>
    public ProgramRun? Program { get; private set; }

    /// <summary>Does all of it. What fails comes out as it was thrown: the plugin's own code runs in here.</summary>
    /// <returns>The handlers; <see langword="null"/> if the package is a program, of which no code has run yet.</returns>
    /// <exception cref="PackageException">There is no such package or handler, or it cannot serve.</exception>
    /// <exception cref="InitException">A setting does not hold, or a type of the handler cannot be read or written.</exception>
    public HandlerSource? Run()
    {
        environment.Check();
        var handlerString = HandlerString.Parse(environment.Handler);
        var hostDirectory = AppContext.BaseDirectory;
        var package = Find(handlerString, hostDirectory);
        if (package.IsHandlerLibrary)
        {
            throw HostProgram.Become(HostProgram.OfLibraries, hostDirectory, environment.Log);
        }

        if (package.IsNativeProgram)
        {
            throw NativeProgramRun.Start(package, handlerString, environment.Log, log);
        }

        try
        {
            return Bind(package, handlerString, new PluginSideFolder(hostDirectory));
        }
        catch (Exception error) when (MixedPackage.Explain(package, error) is { } explained)
        {
            throw explained;
        }
    }

    private PackageLocation Find(HandlerString handlerString, string hostDirectory)
    {
        var package = PackageCatalog.Create(environment.ExtraRoots, environment.TaskRoot, hostDirectory).Find(handlerString);
        foreach (var shadowed in package.Shadowed)
        {
            log.Write(LambdaLogLevel.Warning, $"Package {package.Name} also lies in {shadowed}; {package.Directory} comes first and is used.");
        }

        return package;
    }

    private HandlerSource? Bind(PackageLocation package, HandlerString handlerString, PluginSideFolder side)
    {
        PackageRules.CheckNotSelfContained(package.Directory);
        WarnOfSettings(package);
        Surroundings.SetCurrentDirectory(environment.TaskRoot);
        return environment.HotSwap is not null && CanSwap(package, handlerString)
            ? SwapStart.Run(package, handlerString, side, environment, listeners, log)
            : BindOne(package, handlerString, side);
    }

    private SingleHandler? BindOne(PackageLocation package, HandlerString handlerString, PluginSideFolder side)
    {
        var plugin = LoadedPlugin.Load(package, side);
        if (HandlerBinder.IsProgram(plugin, handlerString))
        {
            Program = new ProgramRun(plugin);
            return null;
        }

        Surroundings.Enter(plugin);
        var handler = HandlerBinder.Bind(plugin, handlerString, environment.Prewarm, log);
        log.Write(LambdaLogLevel.Information, "Handler " + handler.Description + ".");
        return new SingleHandler(plugin, handler, listeners, log);
    }

    private bool CanSwap(PackageLocation package, HandlerString handlerString)
    {
        if (SwapStart.Obstacle(package, handlerString, environment.IsSnapStart) is not { } obstacle)
        {
            return true;
        }

        log.Write(LambdaLogLevel.Warning, obstacle);
        return false;
    }

    // AWS's own runtime is started with the package's settings; a package for this host is made without that file.
    private void WarnOfSettings(PackageLocation package)
    {
        if (package.HasLambdaCore && RuntimeConfig.Warning(package.MainAssemblyPath, environment.OfDotNet) is { } warning)
        {
            log.Write(LambdaLogLevel.Warning, warning);
        }
    }
}
