using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The roots in the order in which they are searched, and how a package is found in them.
/// </summary>
/// <remarks>
/// The first root that has the package wins it whole; files of two roots are never mixed. Part of every cold start, so
/// the path to a package that exists is plain loops and file calls; what only errors need lies in other types.
/// Immutable; every call looks at the disk anew.
/// </remarks>
internal sealed class PackageCatalog(PackageRoot[] roots)
{
    /// <summary>The folder of packages in a task root and in a layer.</summary>
    public const string HandlersFolder = "handlers";

    /// <summary>The roots, first to last.</summary>
    public PackageRoot[] Roots { get; } = roots;

    /// <summary>
    /// The catalog of a function: extra roots, the task root, its <c>handlers/</c>, and the layer's <c>handlers/</c>.
    /// </summary>
    /// <param name="extraRoots">Folders with <see cref="Path.PathSeparator"/> between them, or
    /// <see langword="null"/>.</param>
    /// <param name="taskRoot">Where Lambda unpacked the function, <c>/var/task</c>.</param>
    /// <param name="hostDirectory">Where the host lies, <c>/opt/host</c>; the layer's handlers are beside it.</param>
    public static PackageCatalog Create(string? extraRoots, string taskRoot, string hostDirectory)
    {
        var extra = string.IsNullOrEmpty(extraRoots)
            ? []
            : extraRoots.Split(
                Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var roots = new PackageRoot[extra.Length + 3];
        var count = 0;
        foreach (var directory in extra)
        {
            count = Add(roots, count, new PackageRoot(directory, holdsFlatPackages: true));
        }

        var beside = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(hostDirectory)));
        var layer = Path.Join(beside ?? hostDirectory, HandlersFolder);
        count = Add(roots, count, new PackageRoot(taskRoot, holdsFlatPackages: true));
        count = Add(roots, count, new PackageRoot(Path.Join(taskRoot, HandlersFolder), holdsFlatPackages: false));
        count = Add(roots, count, new PackageRoot(layer, holdsFlatPackages: false));
        Array.Resize(ref roots, count);
        return new PackageCatalog(roots);
    }

    /// <summary>Finds the package that a handler string names.</summary>
    /// <exception cref="PackageException">
    /// There is none (<see cref="PackageErrorType.NoSuchPackage"/>), more than one candidate
    /// (<see cref="PackageErrorType.AmbiguousPackage"/>), or it is not sound 
    /// (<see cref="PackageErrorType.InvalidPackage"/>).
    /// </exception>
    public PackageLocation Find(HandlerString handler)
    {
        for (var index = 0; index < Roots.Length; index++)
        {
            try
            {
                if (PackagePlace.Find(Roots[index], handler.Package) is { } place)
                {
                    return Locate(handler, index, place);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw PackageSearchError.Unreadable(handler, Roots[index], error);
            }
        }

        throw PackageSearchError.NotFound(handler, Roots);
    }

    // The same folder named twice would be reported as shadowing itself.
    private static int Add(PackageRoot[] roots, int count, PackageRoot root)
    {
        for (var index = 0; index < count; index++)
        {
            if (string.Equals(roots[index].Directory, root.Directory, StringComparison.Ordinal))
            {
                return count;
            }
        }

        roots[count] = root;
        return count + 1;
    }

    private PackageLocation Locate(HandlerString handler, int rootIndex, PackagePlace place)
    {
        var directory = RealPath.Of(place.Directory);
        string? versionsDirectory = null;
        PackageVersion? version = null;
        if (place.Form == PackageForm.Versioned)
        {
            versionsDirectory = directory;
            version = VersionChoice.Of(handler, versionsDirectory);
            directory = RealPath.Within(versionsDirectory, version.Value);
        }
        else if (handler.Version is not null)
        {
            throw VersionChoiceError.Unversioned(handler, directory);
        }

        return PackageLocation.At(
            handler.Package, version, directory, Roots[rootIndex], versionsDirectory, FindShadowed(handler.Package, rootIndex, place));
    }

    private string[] FindShadowed(string name, int rootIndex, PackagePlace winner)
    {
        var found = new string[Roots.Length];
        var count = 0;
        if (winner.Form == PackageForm.Flat && PackagePlace.FindFolder(Roots[rootIndex], name) is { } folder)
        {
            found[count++] = folder.Directory;
        }

        for (var index = rootIndex + 1; index < Roots.Length; index++)
        {
            // A package's folder that is a root, too, holds the same package once more.
            if (PackagePlace.Find(Roots[index], name) is { } place && place.Directory != winner.Directory)
            {
                found[count++] = place.Form == PackageForm.Flat ? place.FlatFile(name) : place.Directory;
            }
        }

        Array.Resize(ref found, count);
        return found;
    }
}
