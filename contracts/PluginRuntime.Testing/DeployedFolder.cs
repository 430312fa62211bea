using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Testing;

/// <summary>
/// A folder that is deployed, as a test names it: the task root itself, or a package of the handler string's name.
/// </summary>
internal static class DeployedFolder
{
    /// <summary>The folders in which the host has to look before it looks in this one.</summary>
    /// <remarks>A folder that is itself the package, and whose DLL has another name, is found from above.</remarks>
    public static IReadOnlyList<string> RootsFor(string folder, string handler)
    {
        var name = PackageOf(handler);
        var isPackage = name is not null && !File.Exists(Path.Join(folder, name + ".dll")) && Path.GetFileName(folder) == name;
        return isPackage ? [Path.GetDirectoryName(folder)!] : [];
    }

    private static string? PackageOf(string handler)
    {
        try
        {
            return HandlerString.Parse(handler).Package;
        }
        catch (PackageException)
        {
            // The host tells so.
            return null;
        }
    }
}
