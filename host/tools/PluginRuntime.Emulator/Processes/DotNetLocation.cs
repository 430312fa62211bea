namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// Finds the <c>dotnet</c> that starts a framework-dependent program.
/// </summary>
internal static class DotNetLocation
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>The one that runs this process, else <c>DOTNET_HOST_PATH</c>, else the first on <c>PATH</c>.</summary>
    /// <returns>Its full path with links resolved, so that the runtime lies in the same folder.</returns>
    /// <exception cref="FileNotFoundException">None of them exists.</exception>
    public static string Find()
    {
        foreach (var candidate in Candidates())
        {
            if (Path.GetFileName(candidate) == FileName && File.Exists(candidate))
            {
                return File.ResolveLinkTarget(candidate, returnFinalTarget: true)?.FullName
                    ?? Path.GetFullPath(candidate);
            }
        }

        throw new FileNotFoundException(
            """
            No dotnet was found to start the host with: not in DOTNET_HOST_PATH and not on PATH.
            PATH should name the folder of the dotnet command, as in /usr/share/dotnet.
            Install the .NET 10 SDK, or set DOTNET_HOST_PATH to the full path of dotnet.
            """,
            FileName);
    }

    private static IEnumerable<string?> Candidates()
    {
        yield return Environment.ProcessPath;
        yield return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            yield return Path.Combine(folder, FileName);
        }
    }
}
