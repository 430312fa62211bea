using System.Text;
using PluginRuntime.Packages.Files;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// The text of a file that describes a deployment.
/// </summary>
/// <param name="path">Its full path.</param>
/// <param name="utf8">Its text without a mark in front.</param>
internal sealed class DescriptionFile(string path, ReadOnlyMemory<byte> utf8)
{
    /// <summary>The largest file that is read, in bytes. CloudFormation takes templates of up to 1 MB.</summary>
    public const int MaxBytes = 50 * 1024 * 1024;

    /// <summary>Its full path.</summary>
    public string Path { get; } = path;

    /// <summary>Its name, for messages.</summary>
    public string Name => Quotation.Plain(System.IO.Path.GetFileName(Path));

    /// <summary>The folder that it lies in.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Its text in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Its text. What is no UTF-8 is replaced.</summary>
    public string Text => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>Whether the text looks like JSON, whatever the file's name.</summary>
    public bool IsJson => Utf8.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>Whether its name says that it is YAML.</summary>
    public bool IsNamedYaml => System.IO.Path.GetExtension(Path) is ".yaml" or ".yml";

    /// <summary>Reads a file.</summary>
    /// <exception cref="DescriptionException">It is too large, or no text.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DescriptionFile Read(string path)
    {
        var bytes = new FileInfo(path) is { Exists: true, Length: > MaxBytes } ? null : CappedFile.Read(path, MaxBytes);
        return Of(path, bytes ?? throw TooLarge(path));
    }

    /// <summary>The file with a text, whatever is on the disk.</summary>
    public static DescriptionFile Of(string path, byte[] bytes)
    {
        var text = Decoded(bytes);
        return text.Span.Contains((byte)0) ? throw NoText(path) : new DescriptionFile(path, text);
    }

    private static ReadOnlyMemory<byte> Decoded(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes.AsMemory(3),
        [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, bytes, 2, bytes.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, bytes, 2, bytes.Length - 2),
        _ => bytes,
    };

    private static DescriptionException TooLarge(string path) => new(
        $"""
        The file {Quotation.Plain(System.IO.Path.GetFileName(path))} has more than {MaxBytes:N0} bytes, and is not read.
        A description of a deployment should be much smaller: CloudFormation takes at most 1 MB.
        Name another file, or leave this one out of what is checked.
        """,
        TextPlace.Start);

    private static DescriptionException NoText(string path) => new(
        $"""
        The file {Quotation.Plain(System.IO.Path.GetFileName(path))} is no text: it has zero bytes.
        A description of a deployment should be text in UTF-8, or in UTF-16 with its mark in front.
        Save it as UTF-8, or leave it out of what is checked.
        """,
        TextPlace.Start);
}
