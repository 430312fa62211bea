using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// <c>ROOT/NAME/</c>: the versions of one package, and the pointers to them.
/// </summary>
/// <remarks>What is read here holds as long as the lock is held.</remarks>
internal sealed class InstallFolder
{
    /// <summary>The pointer to the version that was current before; of the form of <see cref="PointerFile"/>.</summary>
    public const string PreviousName = ".previous";

    private InstallFolder(string directory) => Directory = directory;

    /// <summary>The folder, a real path.</summary>
    public string Directory { get; }

    /// <summary>The folder for a package that is to be installed. It is made if it does not exist.</summary>
    /// <exception cref="PackageException">The root has the package without versions, or lies inside of it.</exception>
    public static InstallFolder Prepare(PackageLocation package, string root)
    {
        var place = PackagePlace.Find(new PackageRoot(root, holdsFlatPackages: true), package.Name);
        if (place is { Form: not PackageForm.Versioned })
        {
            throw InstallError.Unversioned(package.Name, root, place);
        }

        var directory = Path.Join(Path.GetFullPath(root), package.Name);
        if (RealPath.IsInside(RealPathOfPlanned(directory), package.Directory))
        {
            throw InstallError.RootInside(package, root);
        }

        if (!System.IO.Directory.Exists(directory))
        {
            System.IO.Directory.CreateDirectory(directory);
            FileModes.Set(directory, FileModes.Folder);
        }

        return new InstallFolder(RealPath.Of(directory));
    }

    /// <summary>The folder of a package that was installed.</summary>
    /// <exception cref="PackageException">The root has no such package, or has it without versions.</exception>
    public static InstallFolder Find(PackageName name, string root) =>
        PackagePlace.Find(new PackageRoot(root, holdsFlatPackages: true), name.Value) switch
        {
            { Form: PackageForm.Versioned } place => At(place),
            { } place => throw InstallError.Unversioned(name.Value, root, place),
            null => throw InstallError.NoSuchPackage(name, root),
        };

    /// <summary>The folder of a package that was found in versioned form.</summary>
    public static InstallFolder At(PackagePlace place) => new(RealPath.Of(place.Directory));

    /// <summary>Where a version lies, whether it does or not.</summary>
    public string PathOf(PackageVersion version) => Path.Join(Directory, version.Value);

    /// <summary>The version that hosts use; <see langword="null"/> if none is chosen, or the chosen one is not there.</summary>
    /// <exception cref="PackageException">The pointer names no version.</exception>
    public PackageVersion? Current() => PointerFile.ExistsIn(Directory) ? ExistingIn(PointerFile.Name) : OnlyVersion();

    /// <summary>The version that was current before, if it is still there.</summary>
    /// <exception cref="PackageException">The pointer names no version.</exception>
    public PackageVersion? Previous() => File.Exists(Path.Join(Directory, PreviousName)) ? ExistingIn(PreviousName) : null;

    /// <summary>Without a pointer hosts take the only version there is: it is named before a second one appears.</summary>
    public void PointToOnlyVersion()
    {
        if (!PointerFile.ExistsIn(Directory) && OnlyVersion() is { } only)
        {
            WritePointer(PointerFile.Name, only);
        }
    }

    /// <summary>Notes on a version's folder when it was last current, from which its age is counted.</summary>
    public void Retire(PackageVersion version, DateTimeOffset now) => System.IO.Directory.SetLastWriteTimeUtc(PathOf(version), now.UtcDateTime);

    /// <summary>Replaces a pointer. A reader sees the old text or the new one, also after a loss of power.</summary>
    public void WritePointer(string name, PackageVersion version)
    {
        var unfinished = Path.Join(Directory, StagingFolder.NewName());
        File.WriteAllText(unfinished, $"{version}\n");
        FileModes.Set(unfinished, FileModes.Data);
        Disk.FlushFile(unfinished);
        File.Move(unfinished, Path.Join(Directory, name), overwrite: true);
        Disk.FlushFolder(Directory);
    }

    private PackageVersion? OnlyVersion() =>
        VersionFolders.In(Directory) is [var only] && PackageVersion.TryParse(only, out var version) ? version : null;

    private PackageVersion? ExistingIn(string pointer) =>
        PointerFile.Read(Directory, pointer) is var version && System.IO.Directory.Exists(PathOf(version)) ? version : null;

    private static string RealPathOfPlanned(string path) => Path.Exists(path)
        ? RealPath.Of(path)
        : Path.Join(RealPathOfPlanned(Path.GetDirectoryName(path)!), Path.GetFileName(path));
}
