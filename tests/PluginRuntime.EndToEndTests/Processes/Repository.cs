namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>The source tree that the tests were built from, and what was built of it.</summary>
internal static class Repository
{
#if DEBUG
    private const string Configuration = "debug";
#else
    private const string Configuration = "release";
#endif

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What <c>dotnet build</c> made of a project.</summary>
    public static string Built(string project) => Path.Combine(Root, "artifacts", "bin", project, Configuration);

    /// <summary>What this test project's build published of a handler: ReadyToRun, for this machine's architecture.</summary>
    public static string Published(string project) => Path.Combine(Root, "artifacts", "published", project);

    /// <summary>Whether a build may write here, which it may not where the tests run as another user than the build did.</summary>
    public static bool CanBuild()
    {
        var probe = Path.Combine(Root, "artifacts", "obj", Guid.NewGuid().ToString("N"));
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PluginRuntime.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PluginRuntime.sln: the tests run from a build inside the source tree.");
    }
}
