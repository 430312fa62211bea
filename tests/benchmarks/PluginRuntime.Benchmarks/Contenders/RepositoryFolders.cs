namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>Where the sources lie, and where built contenders go.</summary>
internal sealed class RepositoryFolders(string root)
{
    /// <summary>Finds the repository around this program by its solution file.</summary>
    public static RepositoryFolders Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PluginRuntime.sln")))
            {
                return new RepositoryFolders(folder.FullName);
            }
        }

        throw new InvalidOperationException(
            $"""
            There is no PluginRuntime.sln in {AppContext.BaseDirectory} or above it, and the contenders are built from its repository.
            Start the benchmarks from a clone: dotnet run -c Release --project tests/benchmarks/PluginRuntime.Benchmarks -- cold-start
            """);
    }

    public string Source(string path) => Path.Combine(root, path);

    public string Output(string name) => Path.Combine(root, "artifacts", "benchmarks", name);
}
