using PluginRuntime.Handlers;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Hosting;

/// <summary>
/// A package that is a program: it runs in this process, and its own runtime asks for the invocations.
/// </summary>
/// <param name="plugin">The loaded package.</param>
internal sealed class ProgramRun(LoadedPlugin plugin)
{
    /// <summary>Which program it is, for the log.</summary>
    public string Description { get; } = Describe(plugin.Package);

    /// <summary>
    /// Calls its entry point on this thread. What that throws is caught nowhere, as in a process of its own.
    /// </summary>
    /// <param name="arguments">The process's arguments.</param>
    /// <returns>The exit code: what the entry point returns, else <see cref="Environment.ExitCode"/>.</returns>
    public int Run(string[] arguments)
    {
        Surroundings.EnterAsProgram(plugin);

        // The compiler makes an entry point that waits for the task of an asynchronous Main. A delegate's call leaves no trace of reflection in a stack.
        var entry = plugin.Assembly.EntryPoint!;
        switch (entry.ReturnType == typeof(void), entry.GetParameters().Length)
        {
            case (true, 0):
                entry.CreateDelegate<Action>()();
                return Environment.ExitCode;
            case (true, _):
                entry.CreateDelegate<Action<string[]>>()(arguments);
                return Environment.ExitCode;
            case (false, 0):
                return entry.CreateDelegate<Func<int>>()();
            default:
                return entry.CreateDelegate<Func<string[], int>>()(arguments);
        }
    }

    /// <summary>Why it failed, if that is a DLL or a framework that is not there.</summary>
    /// <returns><see langword="null"/> if the failure has another reason.</returns>
    public PackageException? Explain(Exception error) => MissingAssembly.IsPossible(error) ? MissingAssembly.Explain(plugin, error) : null;

    private static string Describe(PackageLocation package)
    {
        var version = package.Version is null ? "" : " " + package.Version;
        return $"{Path.GetFileName(package.MainAssemblyPath)} of package {package.Name}{version} in {package.DeployedDirectory}";
    }
}
