namespace PluginRuntime.Tests.Packages;

/// <summary>
/// A folder for one test, with everything in it gone when the test ends.
/// </summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("pluginruntime-").FullName;

    public string this[string path] => Path.Join(Root, path);

    public string Folder(string path) => Directory.CreateDirectory(this[path]).FullName;

    public string File(string path, string content = "") => File(path, System.Text.Encoding.UTF8.GetBytes(content));

    public string File(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        System.IO.File.WriteAllBytes(this[path], content);
        return this[path];
    }

    public string Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        System.IO.File.CreateSymbolicLink(this[path], target);
        return this[path];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
