using PluginRuntime.Binding;
using PluginRuntime.Log;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Settings;

namespace PluginRuntime.Libraries;

/// <summary>
/// From a package to the handler of its library that a handler string names.
/// </summary>
internal static unsafe class LibraryBinding
{
    /// <summary>Opens the library, chooses the handler and has it made. What that fails with comes out as the library tells it.</summary>
    /// <exception cref="Rules.Words.PackageException">The library cannot be opened, or has no such handler.</exception>
    public static LibraryHandler Bind(PackageLocation package, HandlerString handlerString, LambdaEnvironment environment, LogWriter log)
    {
        var library = OpenedLibrary.Open(package.MainAssemblyPath);
        var names = Array.ConvertAll(library.Handlers, handler => handler.Names);
        var chosen = library.Handlers[NamedHandlers.Choose(package.Name, names, handlerString)];
        void* instance = null;
        var report = new Report();
        report.ThrowIfFailed(
            library.Create(HostFacts.Of(environment, package.Directory, log), HostFacts.Kept(chosen.Names[0]), &instance, report.Native), "pluginruntime_create");
        var handler = new BoundHandler
        {
            Call = new LibraryCall(library, instance, environment.DeadlineMargin, log),
            Description = Describe(package, chosen.Names[0]),
            PackageDirectory = package.Directory,
        };
        return new LibraryHandler(library, instance, chosen.Disposes, handler);
    }

    private static string Describe(PackageLocation package, string handler)
    {
        var version = package.Version is null ? "" : " " + package.Version;
        return $"{handler} of package {package.Name}{version} in {package.DeployedDirectory}";
    }
}
