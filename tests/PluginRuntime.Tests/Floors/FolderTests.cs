using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Floors;

/// <summary>A folder is one concept, small enough to be read at a glance.</summary>
public sealed class FolderTests
{
    private const int MostFiles = 20;

    [Fact]
    public void No_folder_holds_more_than_twenty_files_of_code()
    {
        var full =
            from folder in Directory.GetDirectories(Repository.Root, "*", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Repository.Root, folder)
            where !path.StartsWith("artifacts", StringComparison.Ordinal) && !path.StartsWith('.')
            let files = Directory.GetFiles(folder, "*.cs").Length
            where files > MostFiles
            select $"{path}: {files}";

        Assert.Empty(full);
    }

    [Fact]
    public void The_host_compiles_in_whole_projects_and_leaves_nothing_of_them_out() =>
        Assert.DoesNotContain("Exclude=", File.ReadAllText(Path.Join(Repository.Root, "host/runtime/PluginRuntime.Host/PluginRuntime.Host.csproj")));
}
