using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Files;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// A folder that was given on the command line, apart from any project in it: a package, the output of builds, a root of packages, or
/// nothing of these.
/// </summary>
/// <remarks>
/// A folder of folders is a package with versions or a root with packages; the names of the DLLs in them tell. A folder with DLLs of
/// other names than its own is the output of a build, which is deployed as a flat root.
/// </remarks>
internal abstract record GivenFolder(string FullPath) : GivenPath(FullPath)
{
    /// <summary>The program's name in a layer.</summary>
    public const string BootstrapFile = "bootstrap";

    /// <summary>The folder's own name.</summary>
    public string Name => Path.GetFileName(FullPath);

    /// <summary>The folder above it, through which a host finds it as a package.</summary>
    public PackageRoot Parent => new(Path.GetDirectoryName(FullPath) ?? FullPath, holdsFlatPackages: false);

    /// <summary>
    /// The <c>handlers/</c> in it, as a task root and a layer have; <see langword="null"/> if there is none, or it is itself a package.
    /// </summary>
    public PackageRoot? Handlers => Path.Join(FullPath, PackageCatalog.HandlersFolder) is var handlers
        && Directory.Exists(handlers) && !IsPackage(handlers)
            ? new PackageRoot(handlers, holdsFlatPackages: false)
            : null;

    /// <summary>The program that Lambda starts, if this is a layer; <see langword="null"/> if not.</summary>
    public string? Bootstrap => Path.Join(FullPath, BootstrapFile) is var file && File.Exists(file) ? file : null;

    /// <summary>
    /// The packages in it that can be called by their names; none if it is rather one package itself.
    /// </summary>
    public virtual string[] PackagesInside => [];

    /// <summary>Looks at a folder that exists.</summary>
    public static new GivenFolder At(string fullPath)
    {
        if (IsPackage(fullPath))
        {
            return new Package(fullPath);
        }

        if (Directory.GetFiles(fullPath, "*.dll").Length > 0 || HandlerLibraries.NamesIn(fullPath).Length > 0)
        {
            return new BuildOutput(fullPath);
        }

        var root = new Root(fullPath);
        return root.HasPackages ? root : new Empty(fullPath);
    }

    // By its own name.
    private static bool IsPackage(string folder)
    {
        var name = Path.GetFileName(folder);
        return FolderName.IsValid(name)
            && (IsNamedAfter(folder, name)
                || File.Exists(Path.Join(folder, PackageManifest.FileName))
                || PointerFile.ExistsIn(folder)
                || VersionFolders.In(folder).Any(version => IsNamedAfter(Path.Join(folder, version), name)));
    }

    // By a DLL, or a native library or program.
    private static bool IsNamedAfter(string folder, string name) => File.Exists(Path.Join(folder, name + ".dll")) || HandlerLibrary.IsIn(folder, name) || NativeProgram.IsIn(folder, name);

    /// <summary>A package <c>NAME/</c>, by its own name, with or without versions.</summary>
    internal sealed record Package(string FullPath) : GivenFolder(FullPath)
    {
        /// <summary>The name that its <c>handler.json</c> gives it, if that is another than the folder's: a version's own folder has one.</summary>
        /// <remarks>A file that cannot be read names nothing: the host says what is wrong with it, if that matters.</remarks>
        public string? OtherName
        {
            get
            {
                try
                {
                    return PackageManifest.TryRead(RealPath.Of(FullPath))?.Name is { } name && name != Name ? name : null;
                }
                catch (PackageException)
                {
                    return null;
                }
            }
        }
    }

    /// <summary>DLLs or native libraries with handlers, none of which has the folder's name.</summary>
    internal sealed record BuildOutput(string FullPath) : GivenFolder(FullPath)
    {
        /// <summary>Several that were each published as a project; a folder with one of them is a package itself.</summary>
        public override string[] PackagesInside
        {
            get
            {
                var names = PackageSurvey.Of(new PackageRoot(FullPath, holdsFlatPackages: true)) ?? [];
                return names.Length > 1 && !names.Contains(Name) && names.All(IsPublished) ? names : [];
            }
        }

        /// <summary>Those of its DLLs that may be the main one: every dependency is a DLL as well, and the one with a deps.json was built.</summary>
        public string[] MainCandidates => [.. PackageSurvey.FlatIn(FullPath).Order(StringComparer.Ordinal)];

        /// <summary>The main DLL, after which the package is named: a folder such as <c>net10.0</c> says nothing.</summary>
        /// <exception cref="UsageException">Several may be it.</exception>
        public string MainDll => MainCandidates is [var only]
            ? FileOf(only)
            : throw new UsageException(
                $"""
                The folder '{FullPath}' has several DLLs that may be a package: {NameList.Of([.. MainCandidates.Select(FileOf).Select(path => Path.GetFileName(path))])}.
                It should be the output of one project, with one deps.json.
                Name the main DLL, as in '{FileOf(MainCandidates[0])}', or publish each project into a folder of its own.
                """);

        private string FileOf(string name) => Path.Join(FullPath, name + (HandlerLibrary.IsIn(FullPath, name) ? HandlerLibrary.Suffix : ".dll"));

        private bool IsPublished(string name) =>
            HandlerLibrary.IsIn(FullPath, name) ||
            File.Exists(Path.Join(FullPath, name + ".deps.json")) || Directory.Exists(Path.Join(FullPath, name));
    }

    /// <summary>Folders of packages, in it or in its <c>handlers/</c>.</summary>
    internal sealed record Root(string FullPath) : GivenFolder(FullPath)
    {
        /// <summary>Where the packages lie.</summary>
        public PackageRoot Packages => Handlers ?? Itself;

        /// <summary>Their names, in ordinal order.</summary>
        public string[] PackageNames => NamesIn(Packages);

        /// <summary>Whether there is any, here or there.</summary>
        public bool HasPackages => NamesIn(Itself).Length > 0 || PackageNames.Length > 0;

        // A package of folders NAME/VERSION/ looks like a root of folders NAME/. What tells them apart is after whom the
        // DLLs inside are named: the folder they lie in, or the one above.
        /// <inheritdoc/>
        public override string[] PackagesInside => [.. NamesIn(Itself).Where(IsNamedAfterItself)];

        private static string[] NamesIn(PackageRoot root) => PackageSurvey.Of(root) ?? [];

        private PackageRoot Itself => new(FullPath, holdsFlatPackages: false);

        private bool IsNamedAfterItself(string name) =>
            PackageSurvey.Find(Itself, name) is { } place
            && (place.Form == PackageForm.Versioned || IsNamedAfter(place.Directory, name));
    }

    /// <summary>Nothing that could be a package.</summary>
    internal sealed record Empty(string FullPath) : GivenFolder(FullPath);
}
