using PluginRuntime.Packages.Assemblies;
using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Native;
using PluginRuntime.Publishing.Libraries;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

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
        PackageRules.CheckNotSelfContained(location.Directory);
        PackageBoundary.Check(location.Directory, location.MainAssemblyPath);
        var handlers = location.IsHandlerLibrary ? Asked(location, refuse) : PackageHandlers.Of(location, refuse);
        if (handlers.Unserved is { } unserved)
        {
            refuse(unserved);
        }

        return handlers.Settings(listed.Name);
    }

    // Of one for another machine what its file tells, if it does.
    private static PackageHandlers Asked(PackageLocation location, Action<string> refuse)
    {
        var path = location.MainAssemblyPath;
        if (ElfLibrary.Of(path) is { } library && !LibraryAnswers.IsForThisMachine(library))
        {
            refuse(LibraryAnswerError.NotAsked(path, library.Platform, NativePlatformName.Current));
        }

        return PackageHandlers.OfLibrary(location.Name, LibraryAnswers.OfThisProgram().Of(path));
    }

    /// <summary>The handler strings of what counts as a handler without being named, each with its entry.</summary>
    /// <exception cref="PackageException">The package cannot be read.</exception>
    public static string[] Counted(PackageLocation location, string name) =>
        PackageHandlers.Of(location, static _ => { }).CountedSettings(name);
}
