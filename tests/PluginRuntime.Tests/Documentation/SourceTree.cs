namespace PluginRuntime.Tests.Documentation;

/// <summary>The repository that the tests were built in.</summary>
internal static class SourceTree
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PluginRuntime.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
