using PluginRuntime.Packages;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Packages.Judgement;
using PluginRuntime.Packages.Shapes;

namespace PluginRuntime.Cli;

/// <summary>
/// The handler strings of one package.
/// </summary>
internal static class HandlerListing
{
    /// <summary>Reads the package's metadata and lists its handlers: what counts without a name first, then the plain methods.</summary>
    /// <param name="listed">The package.</param>
    /// <param name="refuse">Takes the message for each that should be a handler and cannot be one.</param>
    /// <exception cref="PackageException">The package cannot be read, or its marks contradict each other.</exception>
    public static string[] Of(ListedPackage listed, Action<string> refuse)
    {
        var location = listed.Find();
        PackageRules.CheckNotSelfContained(location);
        var package = MetadataPackage.Read(location);
        var hasServices = package.HasServices;
        var text = new HandlerText(listed.Name);
        var counted = HandlerCandidates.Counted(package);
        HandlerShape[] sound = [.. counted.Where(handler => IsSound(handler, location, hasServices, refuse))];
        var plain = HandlerCandidates.PlainMethods(package, hasServices);

        // Where there is only one, the package's name is enough; an assembly's name that is no package name never is.
        string[] alone = counted.Length == 1 && sound.Length == 1 && FolderName.IsValid(location.Name) ? [listed.Name] : [];
        return [.. alone, .. sound.Concat(plain).Select(text.Of)];
    }

    /// <summary>The handler strings of what counts as a handler without being named, each with its entry.</summary>
    /// <exception cref="PackageException">The package cannot be read.</exception>
    public static string[] Counted(PackageLocation location, string name)
    {
        var package = MetadataPackage.Read(location);
        var text = new HandlerText(name);
        return
        [
            .. HandlerCandidates.Counted(package)
                .Where(handler => IsSound(handler, location, package.HasServices, static _ => { }))
                .Select(text.Of),
        ];
    }

    private static bool IsSound(HandlerShape handler, PackageLocation package, bool hasServices, Action<string> refuse)
    {
        try
        {
            HandlerRules.Check(handler, package, hasServices);
            return true;
        }
        catch (PackageException error)
        {
            refuse(error.Message);
            return false;
        }
    }
}
