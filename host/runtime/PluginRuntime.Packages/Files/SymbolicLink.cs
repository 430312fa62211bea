using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Files;

/// <summary>
/// Resolves symbolic links as the operating system does: component by component, a link's <c>..</c> counted from where
/// the link really lies.
/// </summary>
internal static class SymbolicLink
{
    // Linux gives up after as many.
    private const int MaxLinks = 40;

    /// <summary>The real path of <paramref name="path"/>, a full path.</summary>
    /// <exception cref="PackageException">A link leads nowhere or in a circle.</exception>
    public static string Resolve(string path)
    {
        var real = Path.GetPathRoot(path)!;
        var rest = new Stack<string>();
        PushParts(rest, path[real.Length..]);
        var links = 0;
        while (rest.TryPop(out var part))
        {
            if (part is "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Join(real, part);
            if (TargetOf(next, path) is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw LeadsNowhere(path, next, null);
            }

            var root = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
            real = root.Length > 0 ? root : real;
            PushParts(rest, target[root.Length..]);
        }

        return real;
    }

    /// <summary>The error for a link that leaves its package.</summary>
    public static PackageException LeadsOut(string link, string target, string directory) => new(
        PackageErrorType.InvalidPackage,
        $"""
        {Quotation.Plain(link)} is a symbolic link to {Quotation.Plain(target)}, which is outside of {Quotation.Plain(directory)}.
        A package holds all of its files itself; a link may only lead to another file of the same package.
        Put the file itself in the place of the link and deploy the package again.
        """);

    private static void PushParts(Stack<string> rest, string path)
    {
        var parts = path.Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var index = parts.Length - 1; index >= 0; index--)
        {
            if (parts[index] is not ".")
            {
                rest.Push(parts[index]);
            }
        }
    }

    private static string? TargetOf(string part, string path)
    {
        try
        {
            return (File.GetAttributes(part) & FileAttributes.ReparsePoint) != 0 ? new FileInfo(part).LinkTarget : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw LeadsNowhere(path, part, error);
        }
    }

    private static PackageException LeadsNowhere(string path, string part, Exception? inner) => new(
        PackageErrorType.InvalidPackage,
        $"""
        {Quotation.Plain(path)} is or passes through a symbolic link that does not end at a file or folder: {Quotation.Plain(part)} cannot be reached.
        A link in a package must lead to an existing file of the same package.
        Put the file itself in the place of the link and deploy the package again.
        """,
        inner);
}
