using System.IO.Compression;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.Measurements;

namespace PluginRuntime.Tests.Benchmarks;

/// <summary>What the figures of sizes count.</summary>
public sealed class PackageSizeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Zip => Path.Combine(_folder, "function.zip");

    [Fact]
    public void Zipped_is_the_whole_file_unpacked_what_its_files_hold_and_a_folder_is_no_file()
    {
        using (var archive = new ZipArchive(File.Create(Zip), ZipArchiveMode.Create))
        {
            archive.CreateEntry("folder/");
            Add(archive, "folder/zeros", new byte[10_000]);
            Add(archive, "three", [1, 2, 3]);
        }

        var size = PackageSize.Of(Zip);

        Assert.Equal(new PackageSize(new FileInfo(Zip).Length, UnpackedBytes: 10_003, Files: 2), size);
        Assert.InRange(size.ZippedBytes, 1, 1_000);
    }

    [Fact]
    public void A_zip_without_files_is_counted_as_none() =>
        Assert.Equal((0, 0), (Write().UnpackedBytes, PackageSize.Of(Zip).Files));

    [Fact]
    public void Symbols_and_documentation_and_what_is_named_stay_outside_the_rest_goes_in_from_all_folders()
    {
        var program = Folder("program", "loop", "loop.pdb", "loop.xml", "Amazon.Lambda.Core.dll", "runtimes/linux-x64/native.so");
        var package = Folder("package", "Greeter.dll", "Greeter.pdb");

        ZippedFolders.Write(Zip, name => name.StartsWith("Amazon.", StringComparison.Ordinal), program, package);

        using var archive = ZipFile.OpenRead(Zip);
        Assert.Equal(["Greeter.dll", "loop", "runtimes/linux-x64/native.so"], archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_zip_of_before_is_replaced()
    {
        Write(Folder("first", "a", "b"));

        Assert.Equal(1, Write(Folder("second", "c")).Files);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PackageSize Write(params string[] folders)
    {
        ZippedFolders.Write(Zip, _ => false, folders);
        return PackageSize.Of(Zip);
    }

    private string Folder(string name, params string[] files)
    {
        var folder = Path.Combine(_folder, name);
        foreach (var file in files.Select(file => Path.Combine(folder, file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "content");
        }

        return folder;
    }

    private static void Add(ZipArchive archive, string path, byte[] content)
    {
        using var entry = archive.CreateEntry(path).Open();
        entry.Write(content);
    }
}
