using PluginRuntime.Cli.Watching;

namespace PluginRuntime.Tests.Cli.Watching;

/// <summary>A folder of sources on the disk, with an output folder <c>out</c> in it. Disposal deletes it.</summary>
internal sealed class SourceFolder : IDisposable
{
    public SourceFolder() => Sources = new SourceSet(
        new HashSet<string> { Root }, new HashSet<string> { PathOf("../" + Outside) }, new HashSet<string> { PathOf("out"), PathOf("Api.xml") });

    public SourceSet Sources { get; }

    private string Root { get; } = Directory.CreateTempSubdirectory("sources-").FullName;

    /// <summary>The name of a single source beside the folder.</summary>
    private string Outside => Path.GetFileName(Root) + ".props";

    public string PathOf(string name) => Path.GetFullPath(name, Root);

    public void Write(string name, string content = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
    }

    public void WriteOutside(string content) => Write("../" + Outside, content);

    /// <summary>As editors do that never write a file in place.</summary>
    public void Replace(string name, string content)
    {
        Write(name + "~", content);
        File.Move(PathOf(name + "~"), PathOf(name), overwrite: true);
    }

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        File.Delete(PathOf("../" + Outside));
    }
}
