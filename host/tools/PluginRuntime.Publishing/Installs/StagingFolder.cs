using System.Globalization;
using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// The folder in which a version is put together, beside the versions and so on the same file system. No reader takes it for one.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private const string Prefix = ".staging-";

    private readonly string _directory;

    private StagingFolder(string directory) => _directory = directory;

    /// <summary>A name for what is not finished yet, or not any more: a file or a folder directly in the package's.</summary>
    public static string NewName() => Prefix + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    /// <summary>Makes an empty one, which nobody else can enter.</summary>
    public static StagingFolder Create(string packageDirectory)
    {
        var directory = Path.Join(packageDirectory, NewName());
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, FileModes.Private);
        }

        return new StagingFolder(directory);
    }

    /// <summary>Removes what processes left behind that were ended. Only the lock's holder may, since no one else is at work then.</summary>
    public static void RemoveLeftOver(string packageDirectory)
    {
        foreach (var file in Directory.GetFiles(packageDirectory, Prefix + "*"))
        {
            File.Delete(file);
        }

        foreach (var folder in Directory.GetDirectories(packageDirectory, Prefix + "*"))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Copies one file to the same place.</summary>
    /// <param name="source">The folder it comes from.</param>
    /// <param name="file">Its path inside, with <c>/</c>.</param>
    public void Copy(string source, string file)
    {
        var target = Path.Join(_directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Join(source, file), target);
    }

    /// <summary>The copy of a package, without a version yet.</summary>
    public PackageLocation LocationOf(PackageLocation source) => new()
    {
        Name = source.Name,
        Version = null,
        Directory = _directory,
        DeployedDirectory = _directory,
        MainAssemblyPath = Path.Join(_directory, Path.GetFileName(source.MainAssemblyPath)),
        Root = source.Root,
        VersionsDirectory = null,
        HasOwnContracts = source.HasOwnContracts,
        HasLambdaCore = source.HasLambdaCore,
        Shadowed = [],
    };

    /// <summary>Gives everything the mode in which hosts need it, and has it written to the disk.</summary>
    /// <param name="now">From here on the version's age is counted.</param>
    public void Flush(DateTimeOffset now)
    {
        foreach (var file in Directory.GetFiles(_directory, "*", Everything))
        {
            // Readable first: a restored package may have files that not even their owner can open for writing.
            FileModes.Set(file, FileModes.Data);
            if (ProgramFile.Is(file))
            {
                FileModes.Set(file, FileModes.Program);
            }

            Disk.FlushFile(file);
        }

        foreach (var folder in Directory.GetDirectories(_directory, "*", Everything).Append(_directory))
        {
            FileModes.Set(folder, FileModes.Folder);
            Directory.SetLastWriteTimeUtc(folder, now.UtcDateTime);
            Disk.FlushFolder(folder);
        }
    }

    /// <summary>Makes it a version, for good.</summary>
    public void MoveTo(string versionDirectory)
    {
        Directory.Move(_directory, versionDirectory);
        Disk.FlushFolder(Path.GetDirectoryName(versionDirectory)!);
    }

    /// <summary>Removes it, if it has not become a version.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private static EnumerationOptions Everything => new() { AttributesToSkip = 0, RecurseSubdirectories = true };
}
