namespace PluginRuntime.Packages.Files;

/// <summary>
/// The rule for a path that a file of the package names: relative, and without a step out of a folder.
/// </summary>
/// <remarks>
/// <c>lib/../x.dll</c> is refused although it seems to stay inside: if <c>lib</c> is a link, it does not. The .NET SDK
/// writes no such path. A backslash counts as a separator on every system, as packages travel between them.
/// </remarks>
internal static class AssetPath
{
    /// <summary>
    /// Answers whether <paramref name="path"/> names something inside the folder that it is relative to.
    /// </summary>
    public static bool StaysInside(ReadOnlySpan<char> path)
    {
        if (path.IsEmpty || path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'))
        {
            return false;
        }

        var start = 0;
        for (var index = 0; index <= path.Length; index++)
        {
            if (index == path.Length || path[index] is '/' or '\\')
            {
                if (index == start + 2 && path[start] == '.' && path[start + 1] == '.')
                {
                    return false;
                }

                start = index + 1;
            }
            else if (char.IsControl(path[index]))
            {
                // C code stops at a NUL and would see another path than this one.
                return false;
            }
        }

        return true;
    }

    /// <summary>Answers whether <paramref name="path"/> is a name only, without a folder.</summary>
    public static bool IsFileName(ReadOnlySpan<char> path) => StaysInside(path) && path.IndexOfAny('/', '\\') < 0;
}
