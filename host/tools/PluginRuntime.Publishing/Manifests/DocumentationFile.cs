using System.Xml;

namespace PluginRuntime.Publishing.Manifests;

/// <summary>
/// The XML that a compiler writes beside an assembly for editors to read. Nothing reads it at run time.
/// </summary>
internal static class DocumentationFile
{
    private const string Ending = ".xml";

    /// <summary>Whether a file is one: of its assembly's name, beside it, and with documentation in it.</summary>
    /// <param name="folder">The package's folder.</param>
    /// <param name="file">The file's path in it.</param>
    /// <param name="files">The paths of all files in it.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool Is(string folder, string file, IReadOnlySet<string> files) =>
        file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)
        && files.Contains(file[..^Ending.Length] + ".dll")
        && HasDocumentation(Path.Join(folder, file));

    // Settings may be named as the assembly is, too.
    private static bool HasDocumentation(string path)
    {
        using var content = File.OpenRead(path);
        using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true, IgnoreComments = true });
        try
        {
            return xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "doc"
                && xml.Read() && xml is { NodeType: XmlNodeType.Element, LocalName: "assembly" };
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
