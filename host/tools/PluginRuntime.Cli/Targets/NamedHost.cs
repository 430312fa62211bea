using PluginRuntime.Emulator;

namespace PluginRuntime.Cli.Targets;

/// <summary>
/// A host that bears its function's name among the processes: <c>ps</c>, <c>top</c> and debuggers show a link of that name instead of <c>dotnet</c>.
/// </summary>
/// <remarks>
/// Not by an argument: a package that is a program would get it, and on Lambda there is none. A layer's <c>bootstrap</c> finds itself by its name, so it keeps it.
/// </remarks>
internal static class NamedHost
{
    /// <summary>The command under that name, or as it is where there are no links.</summary>
    public static HostCommand Of(HostCommand host, string function, TemporaryFolders folders)
    {
        if (host.DotNetRoot is null || OperatingSystem.IsWindows())
        {
            return host;
        }

        try
        {
            var link = Path.Join(folders.Create(), function);
            File.CreateSymbolicLink(link, host.FileName);
            return host with { FileName = link };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return host;
        }
    }
}
