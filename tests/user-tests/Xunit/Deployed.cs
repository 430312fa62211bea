namespace UserTests;

/// <summary>The folders of packages as they are deployed.</summary>
internal static class Deployed
{
    /// <summary>What the build of a handler's project wrote, beside this project's own output.</summary>
    public static string Folder(string project)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Join(own.Parent!.Parent!.FullName, project, own.Name);
    }
}
