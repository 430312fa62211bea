namespace PluginRuntime.ScriptedServer;

/// <summary>The source tree that this program was built in, and what was built of it.</summary>
internal static class Repository
{
#if DEBUG
    private const string Configuration = "debug";
#else
    private const string Configuration = "release";
#endif

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The published host, in the layer for this machine.</summary>
    public static string PublishedHost =>
        Path("artifacts", "layer", "linux-" + TestedArchitecture.OfThisMachine, "host", "PluginRuntime.Host");

    /// <summary>A path in the tree.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The folder, if any, of packages that tests take in place of those that were built: <c>tests/real-aws.sh</c> makes one.</summary>
    public static string? OtherPackages { get; } = Environment.GetEnvironmentVariable("PLUGINRUNTIME_TESTS_PACKAGES") is { Length: > 0 } folder ? folder : null;

    /// <summary>What <c>dotnet build</c> made of a project, in the configuration that this program was built in; or what stands for it among <see cref="OtherPackages"/>.</summary>
    public static string Built(string project) =>
        TestedHost.IsNative ? TestedHost.Library(project) :
        OtherPackages is not null && System.IO.Path.Join(OtherPackages, project) is var other && Directory.Exists(other)
            ? other
            : Path("artifacts", "bin", project, Configuration);

    /// <summary>What the end-to-end tests' build published of a handler: ReadyToRun, for the tested architecture.</summary>
    public static string Published(string project) => Path("artifacts", "published", "linux-" + TestedArchitecture.Name, project);

    /// <summary>Whether a build may write here, which it may not where a program runs as another user than the build did.</summary>
    public static bool CanBuild()
    {
        var probe = Path("artifacts", "obj", Guid.NewGuid().ToString("N"));
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
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "PluginRuntime.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"""
            There is no PluginRuntime.sln in {AppContext.BaseDirectory} or above it, and what this program works on is looked for in its folder.
            Run the program where it was built: inside a clone of the repository.
            """);
    }
}
