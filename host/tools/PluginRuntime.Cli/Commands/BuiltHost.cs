using PluginRuntime.Cli.Targets;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// The hosts that lie beside the command line.
/// </summary>
internal static class BuiltHost
{
    /// <summary>Finds the one for a package: a native library has another than DLLs.</summary>
    /// <param name="target">The package.</param>
    /// <exception cref="UsageException">It is missing, or the .NET runtime that it needs.</exception>
    public static HostCommand Find(InvocationTarget target)
    {
        try
        {
            return target.IsHandlerLibrary() ? HostLocation.OfLibrariesBesideThisProgram() : HostLocation.BesideThisProgram();
        }
        catch (FileNotFoundException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
