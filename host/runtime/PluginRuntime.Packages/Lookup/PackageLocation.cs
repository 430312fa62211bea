using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// Where a package was found. All paths of it are real: no component is a symbolic link.
/// </summary>
internal sealed class PackageLocation
{
    private const string ContractsFile = "PluginRuntime.Contracts.dll";

    /// <summary>The package's name, or the assembly's in AWS's form.</summary>
    public required string Name { get; init; }

    /// <summary>The version; <see langword="null"/> for a package without versions.</summary>
    public required PackageVersion? Version { get; init; }

    /// <summary>The folder of the package, or of the one version of it. For a flat package the root itself.</summary>
    public required string Directory { get; init; }

    /// <summary>Where that folder was deployed; another one only if <see cref="Directory"/> is a copy of it.</summary>
    public required string DeployedDirectory { get; init; }

    /// <summary>The main DLL, directly in <see cref="Directory"/>; or the native library or program, if <see cref="IsHandlerLibrary"/> or <see cref="IsNativeProgram"/>.</summary>
    public required string MainAssemblyPath { get; init; }

    /// <summary>Whether the package is a native program: no code of it can be loaded or looked at.</summary>
    public bool IsNativeProgram => !MainAssemblyPath.EndsWith(".dll", StringComparison.Ordinal) && !IsHandlerLibrary;

    /// <summary>Whether its handlers lie in a native library, which the native host opens.</summary>
    public bool IsHandlerLibrary => MainAssemblyPath.EndsWith(".so", StringComparison.Ordinal);

    /// <summary>The root that won.</summary>
    public required PackageRoot Root { get; init; }

    /// <summary>
    /// The folder with the pointer file <c>current</c> and the versions; <see langword="null"/> for a package without
    /// versions, which can never be swapped.
    /// </summary>
    public required string? VersionsDirectory { get; init; }

    /// <summary>Whether the package brings its own copy of the contracts.</summary>
    public required bool HasOwnContracts { get; init; }

    /// <summary>
    /// Whether the package carries <see cref="LambdaCore.FileName"/>: methods that are named in it are bound by the rules of AWS's runtime.
    /// </summary>
    public required bool HasLambdaCore { get; init; }

    /// <summary>Whether the package carries <see cref="LambdaCore.LoopFileName"/>. Looked up anew at each call: only an error needs it.</summary>
    public bool HasLambdaLoop => File.Exists(Path.Join(Directory, LambdaCore.LoopFileName));

    /// <summary>What the rules for handlers must know of it.</summary>
    public PackageFacts Facts => new()
    {
        Name = Name,
        Directory = Directory,
        MainAssembly = Path.GetFileName(MainAssemblyPath),
        HasLambdaCore = HasLambdaCore,
    };

    /// <summary>Other places with a package of this name, in the order of the roots. They are not used.</summary>
    public required string[] Shadowed { get; init; }

    /// <summary>Looks at what lies in a folder.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="version">Its version, if it has versions.</param>
    /// <param name="directory">The real path of the folder.</param>
    /// <param name="root">The root that it was found in.</param>
    /// <param name="versionsDirectory">The folder above it, if it has versions.</param>
    /// <param name="shadowed">Other places with a package of this name.</param>
    /// <param name="deployedDirectory">Where it was deployed, if the folder is a copy.</param>
    /// <exception cref="PackageException">There is no main DLL, or several that may be it.</exception>
    public static PackageLocation At(
        string name,
        PackageVersion? version,
        string directory,
        PackageRoot root,
        string? versionsDirectory,
        string[] shadowed,
        string? deployedDirectory = null) => new()
    {
        Name = name,
        Version = version,
        Directory = directory,
        DeployedDirectory = deployedDirectory ?? directory,
        MainAssemblyPath = MainAssembly.In(directory, name),
        Root = root,
        VersionsDirectory = versionsDirectory,
        HasOwnContracts = File.Exists(Path.Join(directory, ContractsFile)),
        HasLambdaCore = File.Exists(Path.Join(directory, LambdaCore.FileName)),
        Shadowed = shadowed,
    };

    /// <summary>Another version of the same package, as it was deployed.</summary>
    /// <param name="version">The version.</param>
    /// <param name="versionsDirectory">The real path of the folder that holds the versions.</param>
    /// <exception cref="PackageException">There is no such version, it leads out of the package, or it has no main DLL.</exception>
    public PackageLocation OfVersion(PackageVersion version, string versionsDirectory)
    {
        if (!ExactFile.DirectoryExists(Path.Join(versionsDirectory, version.Value)))
        {
            throw VersionChoiceError.PointerToNothing(version, versionsDirectory);
        }

        return At(Name, version, RealPath.Within(versionsDirectory, version.Value), Root, versionsDirectory, []);
    }

    /// <summary>The same package in a folder to which its files were copied.</summary>
    /// <param name="directory">The real path of that folder.</param>
    /// <exception cref="PackageException">The copy has no main DLL, or several that may be it.</exception>
    public PackageLocation CopiedTo(string directory) =>
        At(Name, Version, directory, Root, VersionsDirectory, Shadowed, DeployedDirectory);
}
