namespace PluginRuntime.Unloading;

/// <summary>What was built beside this program, in its configuration.</summary>
internal static class BuildOutput
{
    public static string Of(string project)
    {
        var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Join(own, "..", "..", project, Path.GetFileName(own)));
    }
}
