using System.Text;

namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// From bytes of a text in UTF-8 to lines and columns. Asked in the order of the text, it looks at each byte once.
/// </summary>
/// <param name="utf8">The text.</param>
internal sealed class JsonPlaces(ReadOnlyMemory<byte> utf8)
{
    private int _index;
    private TextPlace _place = TextPlace.Start;

    /// <summary>The place of a byte that is not before the last one asked for.</summary>
    public TextPlace At(long index)
    {
        var passed = utf8.Span[_index..(int)index];
        var lines = passed.Count((byte)'\n');
        var inLine = passed[(passed.LastIndexOf((byte)'\n') + 1)..];
        var characters = Encoding.UTF8.GetCharCount(inLine);
        _place = lines == 0 ? _place with { Column = _place.Column + characters } : new TextPlace(_place.Line + lines, 1 + characters);
        _index = (int)index;
        return _place;
    }

    /// <summary>The place of a byte in a line, both counted from 0.</summary>
    public TextPlace At(long line, long bytes)
    {
        var rest = utf8.Span;
        for (var passed = 0L; passed < line && rest.IndexOf((byte)'\n') is var end and >= 0; passed++)
        {
            rest = rest[(end + 1)..];
        }

        return new TextPlace((int)line + 1, 1 + Encoding.UTF8.GetCharCount(rest[..(int)Math.Min(bytes, rest.Length)]));
    }
}
