using System.Text.Unicode;

namespace PluginRuntime.Packages.Json;

/// <summary>
/// JSON that is read forward, once, member by member. A position in bytes of UTF-8.
/// </summary>
/// <remarks>
/// Part of every cold start, so without System.Text.Json and vector code. It takes comments, as .NET's own reader of these files does, and
/// is stricter than that one wherever two readers could disagree. Deep nesting ends that one's process; here it is refused.
/// </remarks>
/// <param name="bytes">All of the file.</param>
internal sealed class JsonInput(byte[] bytes)
{
    /// <summary>How deep values that nobody asks for may be nested.</summary>
    public const int MaxDepth = 64;

    private readonly JsonText _text = new(bytes);
    private int _at = StartsWithMark(bytes) ? 3 : 0;

    /// <summary>Whether the value that comes next is an object.</summary>
    public bool IsAtObject => Peek() == '{';

    /// <summary>Whether the value that comes next is a text.</summary>
    public bool IsAtText => Peek() == '"';

    /// <summary>What comes next, for messages.</summary>
    public string Kind => Peek() switch
    {
        '{' => "an object",
        '[' => "a list",
        '"' => "a text",
        'n' => "null",
        't' or 'f' => "true or false",
        '-' or (>= '0' and <= '9') => "a number",
        < 0 => "nothing",
        _ => "no JSON",
    };

    /// <summary>Goes into the object that comes next.</summary>
    /// <returns>What <see cref="NextMember"/> takes: nothing of it was read.</returns>
    public bool Enter()
    {
        Take('{');
        return true;
    }

    /// <summary>Goes on to the next member of the object, which is then before its value; or behind the object.</summary>
    /// <param name="isFirst">What <see cref="Enter"/> gave.</param>
    public bool NextMember(ref bool isFirst)
    {
        if (IsEnd('}', ref isFirst))
        {
            return false;
        }

        ReadText();
        Take(':');
        return true;
    }

    /// <summary>Whether the text that was read last, or the name of the member, is this one.</summary>
    public bool Is(string text) => _text.Is(text);

    /// <summary>The name of the member, as long as its value has not been read.</summary>
    public string Name() => _text.Decode();

    /// <summary>Reads the text that comes next.</summary>
    public string Text()
    {
        ReadText();
        return _text.Decode();
    }

    /// <summary>Reads over the value that comes next, whatever it is.</summary>
    public void Skip() => Skip(0);

    /// <summary>Makes sure that nothing comes any more.</summary>
    public void End()
    {
        if (Peek() >= 0)
        {
            throw Refuse("there is more behind its end");
        }
    }

    /// <summary>The exception for what is wrong at this place.</summary>
    public FormatException Refuse(string reason)
    {
        var line = 1;
        for (var index = 0; index < _at && index < bytes.Length; index++)
        {
            line += bytes[index] == '\n' ? 1 : 0;
        }

        return new FormatException($"{reason} (line {line})");
    }

    private static bool StartsWithMark(byte[] bytes) =>
        bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;

    private void Skip(int depth)
    {
        switch (Peek())
        {
            case '{':
                SkipMembers(depth);
                break;
            case '[':
                SkipElements(depth);
                break;
            case '"':
                ReadText();
                break;
            default:
                SkipPlain();
                break;
        }
    }

    private void SkipMembers(int depth)
    {
        CheckDepth(depth);
        var isFirst = Enter();
        while (NextMember(ref isFirst))
        {
            Skip(depth + 1);
        }
    }

    private void SkipElements(int depth)
    {
        CheckDepth(depth);
        Take('[');
        var isFirst = true;
        while (!IsEnd(']', ref isFirst))
        {
            Skip(depth + 1);
        }
    }

    private void CheckDepth(int depth)
    {
        if (depth >= MaxDepth)
        {
            throw Refuse($"it is nested more than {MaxDepth} deep");
        }
    }

    private void SkipPlain()
    {
        var end = JsonPlainValue.End(bytes, _at);
        _at = end > _at ? end : throw Refuse($"there is {Kind} where a value should be, or a number that is longer than any needs to be");
    }

    private bool IsEnd(char bracket, ref bool isFirst)
    {
        if (Peek() == bracket)
        {
            _at++;
            return true;
        }

        if (!isFirst)
        {
            Take(',');
        }

        isFirst = false;
        return false;
    }

    private void ReadText()
    {
        if (Peek() != '"')
        {
            throw Refuse($"there is {Kind} where a text should be");
        }

        var end = _text.Scan(_at + 1);
        if (end < 0)
        {
            throw Refuse("a text does not end, or has something that JSON does not allow");
        }

        _at = end;
        if (!_text.IsAscii && !Utf8.IsValid(_text.Bytes))
        {
            throw Refuse("a text is not in UTF-8");
        }
    }

    private void Take(char character)
    {
        if (Peek() != character)
        {
            throw Refuse($"a '{character}' is missing");
        }

        _at++;
    }

    /// <summary>The byte behind blanks and comments; negative at the end.</summary>
    private int Peek()
    {
        while (_at < bytes.Length && bytes[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'/')
        {
            if (bytes[_at] == '/')
            {
                SkipComment();
            }
            else
            {
                _at++;
            }
        }

        return _at < bytes.Length ? bytes[_at] : -1;
    }

    private void SkipComment()
    {
        var end = JsonPlainValue.EndOfComment(bytes, _at);
        _at = end > 0 ? end : throw Refuse("a comment does not end");
    }
}
