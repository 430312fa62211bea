namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// Finds the built or published host and the way to start it.
/// </summary>
internal static class HostLocation
{
    private const string HostName = "PluginRuntime.Host";
    private const string LibraryHostName = "PluginRuntime.NativeHost";

    /// <summary>The folder into which <c>HostBesideOutput.targets</c> copies the host.</summary>
    private const string FolderName = "host";

    /// <summary>The host that was built beside the running program.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static HostCommand BesideThisProgram() => At(Path.Combine(AppContext.BaseDirectory, FolderName));

    /// <summary>The one of those that opens native libraries.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static HostCommand OfLibrariesBesideThisProgram() => At(Path.Combine(AppContext.BaseDirectory, FolderName, LibraryHostName + ".dll"));

    /// <summary>The host at <paramref name="path"/>: its folder, its DLL or an executable.</summary>
    /// <exception cref="FileNotFoundException">There is none, or it needs a .NET runtime that is not found.</exception>
    public static HostCommand At(string path)
    {
        var file = Directory.Exists(path) ? FindIn(path) : Path.GetFullPath(path);
        if (!File.Exists(file))
        {
            throw NotFound(path);
        }

        if (!file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return new HostCommand(file, []);
        }

        var dotnet = DotNetLocation.Find();
        return new HostCommand(dotnet, ["exec", file], Path.GetDirectoryName(dotnet));
    }

    private static string FindIn(string folder)
    {
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var executable = Path.GetFullPath(Path.Combine(folder, HostName + extension));
        var assembly = Path.GetFullPath(Path.Combine(folder, $"{HostName}.dll"));
        return File.Exists(assembly) && !CarriesItsRuntime(folder) ? assembly : executable;
    }

    // hostpolicy is the part of .NET's start-up code that a self-contained program always has beside it.
    private static bool CarriesItsRuntime(string folder) =>
        Directory.EnumerateFiles(folder, "*hostpolicy*").Any();

    private static FileNotFoundException NotFound(string path) => new(
        $"""
        There is no host at '{path}'.
        It should be a folder with {HostName}.dll or a published {HostName}, as the build of this project makes it.
        Build the solution again, or name the host's folder.
        """,
        path);
}
