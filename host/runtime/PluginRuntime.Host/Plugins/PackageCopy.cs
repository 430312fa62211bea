using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Integrity;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.References;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Plugins;

/// <summary>
/// A package's files in a folder that nobody else writes to, so that whatever happens to the deployed ones the code stays what it was.
/// </summary>
/// <remarks>
/// A file that is loaded where it was deployed and is overwritten there ends the process or runs as a mixture of both. All checks are made
/// on the copy: what they saw is what is loaded.
/// </remarks>
internal sealed class PackageCopy
{
    private PackageCopy(PackageLocation package, MissingReference[] missing)
    {
        Package = package;
        Missing = missing;
    }

    /// <summary>The package in the copy's folder.</summary>
    public PackageLocation Package { get; }

    /// <summary>What its code refers to and neither it nor the host has. Whether any of that is ever called, nobody knows.</summary>
    public MissingReference[] Missing { get; }

    /// <summary>Copies a package and checks that the copy is whole.</summary>
    /// <param name="deployed">The package as it was deployed.</param>
    /// <param name="copies">Where the copy goes, into a folder of its own.</param>
    /// <param name="sideDirectory">The host's folder of DLLs that each plugin loads for itself.</param>
    /// <exception cref="PackageException">It cannot be read or copied, is incomplete, or leads out of its folder.</exception>
    public static PackageCopy Make(PackageLocation deployed, CopyFolder copies, string sideDirectory)
    {
        PackageBoundary.Check(deployed.Directory, deployed.MainAssemblyPath);
        var directory = Path.Join(copies.Path, Guid.NewGuid().ToString("N"));
        try
        {
            CopyFiles(deployed, directory);
            var package = deployed.CopiedTo(directory);
            Check(package);
            PackageLibraries.Check(package.Directory);
            return new PackageCopy(package, MissingReferences.Of(package, sideDirectory));
        }
        catch (Exception error)
        {
            Remove(directory);
            if (error is PackageException package)
            {
                throw AsDeployed(package, directory, deployed);
            }

            throw;
        }
    }

    /// <summary>The same error for whoever deployed the package, who knows nothing of the copy.</summary>
    public PackageException AsDeployed(PackageException error) => AsDeployed(error, Package.Directory, Package);

    /// <summary>Removes the copy. What cannot be removed stays until the process ends.</summary>
    public void Remove() => Remove(Package.Directory);

    private static PackageException AsDeployed(PackageException error, string directory, PackageLocation package) => new(
        error.ErrorType, error.Message.Replace(directory, package.DeployedDirectory, StringComparison.Ordinal), error.InnerException);

    private static void CopyFiles(PackageLocation deployed, string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            foreach (var file in (string[])[.. PackageFiles.In(deployed.Directory), PackageManifest.FileName])
            {
                Copy(deployed.Directory, directory, file);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(
                PackageErrorType.InvalidPackage,
                $"""
                Package {deployed.Name} in {deployed.Directory} cannot be copied below {Path.GetTempPath()}: {error.Message}
                A package that is swapped runs from a copy. Its files should be readable and stay unchanged, with room for one more copy of them there.
                Make room there, or set TMPDIR for the host to a folder that has it.
                """,
                error);
        }
    }

    // A link inside of the package becomes the file that it leads to.
    private static void Copy(string from, string to, string file)
    {
        var source = Path.Join(from, file);
        if (file == PackageManifest.FileName && !File.Exists(source))
        {
            return;
        }

        var target = Path.Join(to, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var bytes = File.OpenRead(source);
        using var copy = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        bytes.CopyTo(copy);
    }

    private static void Check(PackageLocation package)
    {
        PackageRules.CheckNotSelfContained(package.Directory);
        if (DifferenceOf(package) is { } difference)
        {
            throw new PackageException(
                PackageErrorType.InvalidPackage,
                $"""
                The package's files are not those that its handler.json lists: {difference}.
                It was read while it was being written, or not copied whole.
                Publish it by 'pluginruntime install', which shows a version only once it is complete, or write 'current' again after the last file.
                """);
        }
    }

    private static ManifestDifference? DifferenceOf(PackageLocation package)
    {
        try
        {
            return ManifestDifference.Of(package.Directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageErrorType.InvalidPackage, $"The copy of package {package.Name} cannot be read: {error.Message}", error);
        }
    }

    private static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It goes with the folder of all copies.
        }
    }
}
