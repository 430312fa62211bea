using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Damage;

/// <summary>
/// A version that is about to be damaged: its files by their paths inside of its folder.
/// </summary>
/// <param name="package">The package's name.</param>
/// <param name="folder">The version's folder, or the package's where the damage is that of the pointer.</param>
internal sealed class DamagedVersion(string package, string folder)
{
    /// <summary>The main DLL.</summary>
    public string Dll => package + ".dll";

    /// <summary>The deps.json.</summary>
    public string Deps => package + ".deps.json";

    /// <summary>The runtimeconfig.json.</summary>
    public string Config => package + ".runtimeconfig.json";

    /// <summary>Puts a text in a file's place.</summary>
    public void Write(string file, string text) => File.WriteAllText(Cleared(file), text);

    /// <summary>Changes a file's bytes.</summary>
    public void Change(string file, Func<byte[], byte[]> change) => File.WriteAllBytes(At(file), change(File.ReadAllBytes(At(file))));

    /// <summary>Overwrites what is found in a file.</summary>
    public void Overwrite(string file, ReadOnlySpan<byte> what, byte with) => Fill(file, what, skipped: 0, what.Length, with);

    /// <summary>Overwrites what stands behind what is found in a file.</summary>
    public void OverwriteBehind(string file, ReadOnlySpan<byte> what, int length, byte with) => Fill(file, what, what.Length, length, with);

    /// <summary>Takes a file away.</summary>
    public void Remove(string file) => Cleared(file);

    /// <summary>Puts a folder in a file's place.</summary>
    public void MakeFolder(string file) => Directory.CreateDirectory(Cleared(file));

    /// <summary>Puts a named pipe in a file's place.</summary>
    public void MakePipe(string file) => NamedPipe.Make(Cleared(file));

    /// <summary>Puts a symbolic link in a file's place.</summary>
    public void Link(string file, string target) => File.CreateSymbolicLink(Cleared(file), target);

    /// <summary>Takes all files away.</summary>
    public void Clear()
    {
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }

    private void Fill(string file, ReadOnlySpan<byte> what, int skipped, int length, byte with)
    {
        var bytes = File.ReadAllBytes(At(file));
        bytes.AsSpan(bytes.AsSpan().IndexOf(what) + skipped, length).Fill(with);
        File.WriteAllBytes(At(file), bytes);
    }

    private string Cleared(string file)
    {
        var path = At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        File.Delete(path);
        return path;
    }

    private string At(string file) => Path.Join(folder, file);
}
