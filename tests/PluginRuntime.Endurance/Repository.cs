namespace PluginRuntime.Endurance;

/// <summary>The source tree that this program was built in.</summary>
internal static class Repository
{
#if DEBUG
    private const string Configuration = "debug";
#else
    private const string Configuration = "release";
#endif

    /// <summary>The package whose handlers are run: <c>tests/plugins/Endures</c>, built with this program.</summary>
    public static string Package => Path("artifacts/bin/Endures", Configuration);

    /// <summary>A path in the tree.</summary>
    public static string Path(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "PluginRuntime.sln")))
            {
                return System.IO.Path.Combine([folder.FullName, .. parts]);
            }
        }

        throw new InvalidOperationException(
            $"""
            There is no PluginRuntime.sln in {AppContext.BaseDirectory} or above it, and the host is looked for in its folder.
            Run this program where it was built: dotnet run --project tests/PluginRuntime.Endurance -- soak
            """);
    }
}
