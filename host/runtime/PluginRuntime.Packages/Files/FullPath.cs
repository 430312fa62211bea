namespace PluginRuntime.Packages.Files;

/// <summary>
/// Full paths, as <see cref="Path.GetFullPath(string)"/> gives them.
/// </summary>
/// <remarks>Part of every cold start, where paths are full already: what the framework does to be sure of it is vector code and loads a dozen types.</remarks>
internal static class FullPath
{
    /// <summary>The full path that a path means.</summary>
    public static string Of(string path) => Path.DirectorySeparatorChar == '/' && IsFull(path) ? path : Path.GetFullPath(path);

    // From the root on, with no empty part but the last, none that begins with a dot, and no character that ends a path.
    private static bool IsFull(string path)
    {
        if (path.Length == 0 || path[0] != '/')
        {
            return false;
        }

        for (var index = 0; index < path.Length; index++)
        {
            if (path[index] == '\0' || (index > 0 && path[index - 1] == '/' && path[index] is '/' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
