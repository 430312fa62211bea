using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Cli.Commands;

/// <summary>
/// The host that lies beside the command line.
/// </summary>
internal static class BuiltHost
{
    /// <summary>Finds it.</summary>
    /// <exception cref="UsageException">It is missing, or the .NET runtime that it needs.</exception>
    public static HostCommand Find()
    {
        try
        {
            return HostLocation.BesideThisProgram();
        }
        catch (FileNotFoundException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
