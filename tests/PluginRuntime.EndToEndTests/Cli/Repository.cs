namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "PluginRuntime.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder)
                ?? throw new FileNotFoundException("No folder above the tests has PluginRuntime.sln."));
}
