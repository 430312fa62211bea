using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments;

/// <summary>
/// Where the code of a function, or the content of a layer, lies.
/// </summary>
/// <param name="Path">The full path; <see langword="null"/> if the file alone does not tell, or it is none of this disk.</param>
/// <param name="Written">As the file has it.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record DescribedCode(string? Path, string Written, TextPlace Place)
{
    /// <summary>Reads a value as a path.</summary>
    /// <param name="value">The value.</param>
    /// <param name="directory">The folder to which it is relative.</param>
    public static DescribedCode Of(DescribedValue value, string directory) =>
        value.Text is { Length: <= ValueSteps.MaxLength } text && !text.Contains('\0') && !text.Contains("://", StringComparison.Ordinal)
            ? At(directory, text, value.Place)
            : new DescribedCode(null, value.Text ?? "", value.Place);

    /// <summary>A path that is told by itself.</summary>
    public static DescribedCode At(string directory, string path, TextPlace place) => new(
        System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(System.IO.Path.Combine(directory, AssetPath(path)))), path, place);

    // Written on Windows, as often as not.
    private static string AssetPath(string path) => path.Replace('\\', '/');
}
