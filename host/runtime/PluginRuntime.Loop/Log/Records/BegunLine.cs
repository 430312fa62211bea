using System.Text;

namespace PluginRuntime.Log.Records;

/// <summary>
/// What was written to <see cref="Console"/> since the last record of it. Whoever uses it locks it.
/// </summary>
internal sealed class BegunLine
{
    /// <summary>The most bytes that one character counts.</summary>
    public const int MostBytes = 3;

    private readonly StringBuilder _text = new();

    /// <summary>How many bytes it takes in UTF-8, a little more where it has surrogate pairs.</summary>
    public int Bytes { get; private set; }

    /// <summary>Whether its invocation has ended: nobody comes any more to write what is begun here.</summary>
    public bool IsOver { get; set; }

    /// <summary>Goes on with it.</summary>
    public void Add(char character)
    {
        _text.Append(character);
        Bytes += character < '\u0080' ? 1 : character < '\u0800' ? 2 : MostBytes;
    }

    /// <summary>The text without a carriage return at its end; nothing is begun any more.</summary>
    public string Take()
    {
        var length = _text.Length;
        if (length > 0 && _text[length - 1] == '\r')
        {
            length--;
        }

        var text = _text.ToString(0, length);
        _text.Clear();
        Bytes = 0;
        return text;
    }
}
