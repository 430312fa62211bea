using System.IO.Enumeration;

namespace PluginRuntime.Packages.Files;

/// <summary>
/// Answers whether a folder has a <c>*.dll</c> directly in it.
/// </summary>
/// <remarks>
/// Stops at the first: <see cref="Directory.GetFiles(string, string)"/> would list them all, and add patterns, delegates and lists
/// to a cold start.
/// </remarks>
internal sealed class DllSearch : FileSystemEnumerator<string>
{
    private DllSearch(string directory)
        : base(directory, new EnumerationOptions { AttributesToSkip = 0 })
    {
    }

    /// <summary>Looks into the folder, which must exist, and into none below it.</summary>
    public static bool FindsIn(string directory)
    {
        using var search = new DllSearch(directory);
        return search.MoveNext();
    }

    /// <inheritdoc/>
    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry)
    {
        var name = entry.FileName;
        return !entry.IsDirectory
            && name.Length > 4
            && name[^4] == '.' && name[^3] == 'd' && name[^2] == 'l' && name[^1] == 'l';
    }

    /// <inheritdoc/>
    protected override string TransformEntry(ref FileSystemEntry entry) => "";
}
