using System.Reflection;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Testing;

/// <summary>
/// Where the real host lies that <see cref="HostProcess"/> starts.
/// </summary>
internal static class HostPlace
{
    /// <summary>Names the host's folder for every test of this machine.</summary>
    private const string Variable = "PLUGINRUNTIME_TESTING_HOST";

    /// <summary>The key of the assembly metadata by which a build names the folder.</summary>
    private const string MetadataKey = "PluginRuntime.Testing.Host";

    /// <summary>The folder that a test names, else the variable's, else the build's, else <c>host</c> beside the test.</summary>
    /// <exception cref="FileNotFoundException">There is no host, or no .NET to start it with.</exception>
    public static HostCommand Find(string? named) =>
        (named ?? Environment.GetEnvironmentVariable(Variable) ?? OfTheBuild()) is { } path ? HostLocation.At(path) : BesideTheTest();

    // Under some runners the program is the runner's, and the tests are a library beside it.
    private static string? OfTheBuild() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => !assembly.IsDynamic)
        .SelectMany(assembly => assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        .FirstOrDefault(metadata => metadata.Key == MetadataKey)?.Value;

    private static HostCommand BesideTheTest()
    {
        try
        {
            return HostLocation.BesideThisProgram();
        }
        catch (FileNotFoundException error)
        {
            throw new FileNotFoundException(
                $"""
                There is no host to start: no folder is named, and {error.FileName} is not there.
                Name the folder of the built host, with PluginRuntime.Host.dll in it, in HostProcessOptions.HostFolder or in the environment variable {Variable}.
                """,
                error.FileName,
                error);
        }
    }
}
