using PluginRuntime.Log;
using PluginRuntime.Packages.References;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Swapping;

/// <summary>
/// What is done about a version whose code refers to what is not there: it is refused if it is less whole than the one before, else it is told.
/// </summary>
/// <remarks>
/// Without hot swap such a package starts, and fails where it calls what is missing. So the first version does here, too. A later one that has lost what its own
/// main DLL refers to, or its deps.json lists, is most likely half a copy, and the one that serves is better.
/// </remarks>
internal static class MissingParts
{
    /// <summary>Tells what the version before did not lack, or refuses.</summary>
    /// <param name="copy">The version's files.</param>
    /// <param name="serving">Those of the one before; <see langword="null"/> for the first.</param>
    /// <param name="log">Where it is told.</param>
    /// <exception cref="PackageException">It has lost what it needs.</exception>
    public static void Check(PackageCopy copy, PackageCopy? serving, LogWriter log)
    {
        var news = copy.Missing.Where(reference => serving is null || !serving.Missing.Any(known => known.Name == reference.Name)).ToArray();
        if (serving is not null && MissingReferences.Explain(copy.Package, MissingReferences.Needed(copy.Package, news)) is { } lost)
        {
            throw lost;
        }

        if (MissingReferences.Explain(copy.Package, news) is { } missing)
        {
            log.Write(LambdaLogLevel.Warning, copy.AsDeployed(missing).Message + "\nIt is served all the same: only what calls these fails.");
        }
    }
}
