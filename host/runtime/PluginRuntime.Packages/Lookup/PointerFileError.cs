using System.Text;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Packages.Lookup;

/// <summary>
/// The messages for a pointer file that names no version.
/// </summary>
internal static class PointerFileError
{
    private const string RightForm = "It should hold one line with the name of a version folder beside it, as in 1.4.2.";

    /// <summary>A folder, or a link to one: the habit of other tools.</summary>
    public static PackageException NotAFile(string path) => Because(
        path, "is a folder or a link to a folder, not a text file", null);

    /// <summary>The content is something else.</summary>
    public static PackageException NotAVersion(string path, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return Because(path, "is empty", null);
        }

        return content.StartsWith(Encoding.UTF8.Preamble)
            ? Because(path, "begins with a byte order mark; save it as UTF-8 without one", null)
            : Because(path, $"holds {Quotation.Of(Encoding.UTF8.GetString(content))}, which is not the name of a version", null);
    }

    /// <summary>The operating system refuses to read it.</summary>
    public static PackageException Unreadable(string path, Exception error) => Because(
        path, $"cannot be read: {error.Message.TrimEnd('.')}", error);

    private static PackageException Because(string path, string reason, Exception? inner) => new(
        PackageErrorType.InvalidPackage,
        $"""
        The pointer file {Quotation.Plain(path)} {reason}.
        {RightForm}
        Write the version into it, or remove it if the package has only one version.
        """,
        inner);
}
