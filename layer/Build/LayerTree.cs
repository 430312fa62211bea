using PluginRuntime.Publishing;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// The files of one layer as they lie under <c>/opt</c>.
/// </summary>
internal sealed class LayerTree
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string[] Programs = ["bootstrap", "host/PluginRuntime.Host"];

    private const string NativeHostName = "PluginRuntime.NativeHost";

    private LayerTree(string directory, string[] files)
    {
        Directory = directory;
        Files = files;
        Bytes = files.Sum(file => new FileInfo(Path.Join(directory, file)).Length);
    }

    /// <summary>The tree's folder.</summary>
    public string Directory { get; }

    /// <summary>The paths of its files, with <c>/</c>, in ordinal order.</summary>
    public string[] Files { get; }

    /// <summary>The sum of their lengths.</summary>
    public long Bytes { get; }

    /// <summary>Whether a file is run as a program.</summary>
    public static bool IsProgram(string file) => Programs.Contains(file) || file == "host/" + NativeHostName;

    /// <summary>Puts the tree together, in place of one that is there.</summary>
    /// <exception cref="BuildException">A file is missing, or the tree is too large for Lambda.</exception>
    /// <param name="repository">Where the sources are.</param>
    /// <param name="manifest">What goes into the tree.</param>
    /// <param name="directory">Where it is put.</param>
    public static LayerTree Create(Repository repository, LayerManifest manifest, string directory)
    {
        if (System.IO.Directory.Exists(directory))
        {
            System.IO.Directory.Delete(directory, recursive: true);
        }

        var published = manifest.Published;
        foreach (var source in System.IO.Directory.GetFiles(published.Directory, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(published.Directory, source);
            if (!DebuggingFiles.Contain(relative) && !manifest.Boot.Replaces(relative))
            {
                Copy(source, Path.Join(directory, "host", relative));
            }
        }

        manifest.Boot.Write(repository, manifest.Variant, published, directory);
        if (manifest.NativeHost is { } native)
        {
            Copy(native, Path.Join(directory, "host", NativeHostName));
        }

        Copy(repository.Path("LICENSE"), Path.Join(directory, "host", "LICENSE"));
        ThirdPartyNotices.Write(manifest.Packages, Path.Join(directory, "host", "THIRD-PARTY-NOTICES.txt"));
        manifest.Write(Path.Join(directory, "host", "layer.json"));

        var tree = new LayerTree(directory, FilesIn(directory));
        tree.SetModes();
        tree.Check();
        return tree;
    }

    /// <summary>A tree that holds no program: files are in place already.</summary>
    public static LayerTree OfLibraries(string directory)
    {
        var tree = new LayerTree(directory, FilesIn(directory));
        tree.SetModes();
        return tree;
    }

    private static string[] FilesIn(string directory) =>
    [
        .. System.IO.Directory.GetFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static void Copy(string source, string target)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target);
    }

    private void SetModes()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in Files)
        {
            File.SetUnixFileMode(Path.Join(Directory, file), IsProgram(file) ? Executable : Readable);
        }
    }

    private void Check()
    {
        if (Programs.FirstOrDefault(program => !Files.Contains(program)) is { } missing)
        {
            throw new BuildException($"The layer's tree in {Directory} has no {missing}, which Lambda or the bootstrap starts.");
        }

        if (Bytes > CodeLimits.MaxUnpackedBytes)
        {
            throw new BuildException($"The layer's tree in {Directory} has {Bytes} bytes; with its function it may have {CodeLimits.MaxUnpackedBytes}.");
        }
    }
}
