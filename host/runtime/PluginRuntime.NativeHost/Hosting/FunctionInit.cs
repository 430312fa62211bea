using PluginRuntime.Binding;
using PluginRuntime.Libraries;
using PluginRuntime.Log;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Settings;

namespace PluginRuntime.Hosting;

/// <summary>
/// From the settings to the handler of a native library: finds the package as the other host does, and binds.
/// </summary>
internal static class FunctionInit
{
    /// <summary>Does all of it. What fails comes out as it was thrown, or as the library tells it.</summary>
    /// <exception cref="Rules.Words.PackageException">There is no such package or handler, or it cannot serve.</exception>
    /// <exception cref="InitException">A setting does not hold.</exception>
    public static HandlerSource Run(LambdaEnvironment environment, LogWriter log)
    {
        environment.Check();
        var handlerString = HandlerString.Parse(environment.Handler);
        var package = PackageCatalog.Create(environment.ExtraRoots, environment.TaskRoot, AppContext.BaseDirectory).Find(handlerString);
        foreach (var shadowed in package.Shadowed)
        {
            log.Write(LambdaLogLevel.Warning, $"Package {package.Name} also lies in {shadowed}; {package.Directory} comes first and is used.");
        }

        if (!package.IsHandlerLibrary)
        {
            throw HostProgram.Become(HostProgram.OfAssemblies, AppContext.BaseDirectory, environment.Log);
        }

        if (environment.HotSwap is not null)
        {
            log.Write(
                LambdaLogLevel.Warning,
                $"Package {package.Name} is a native library, which is never swapped in a process: what it was opened as serves until the process ends.");
        }

        if (Directory.Exists(environment.TaskRoot))
        {
            Environment.CurrentDirectory = environment.TaskRoot;
        }

        var handler = LibraryBinding.Bind(package, handlerString, environment, log);
        log.Write(LambdaLogLevel.Information, "Handler " + handler.Description + ".");
        return handler;
    }
}
