namespace PluginRuntime.Log.Records;

/// <summary>
/// The bytes of one log record while it is written.
/// </summary>
/// <remarks>
/// Without cultures, format strings and System.Text.Json: the host's own first record is part of the cold start, and nothing may be
/// loaded or compiled for it.
/// </remarks>
/// <param name="capacity">How many bytes it begins with.</param>
/// <param name="keepsLineFeeds">Whether text may have them. If not, they become carriage returns, so that no text can start a record of its own.</param>
internal sealed class RecordBuffer(int capacity, bool keepsLineFeeds = false)
{
    private const int LongestMark = 48;
    private const string HexDigits = "0123456789abcdef";

    private byte[] _bytes = new byte[Math.Max(capacity, 16)];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What separates the lines of one record.</summary>
    public char LineBreak => keepsLineFeeds ? '\n' : '\r';

    /// <summary>Takes back everything after the first <paramref name="length"/> bytes.</summary>
    public void CutBack(int length) => Length = length;

    /// <summary>What was written.</summary>
    public byte[] ToArray()
    {
        Array.Resize(ref _bytes, Length);
        return _bytes;
    }

    /// <summary>Adds a character of ASCII.</summary>
    public void Add(char character)
    {
        if (Length == _bytes.Length)
        {
            Array.Resize(ref _bytes, Length * 2);
        }

        _bytes[Length++] = (byte)character;
    }

    /// <summary>Adds ASCII as it stands.</summary>
    public void AddAscii(string text)
    {
        foreach (var character in text)
        {
            Add(character);
        }
    }

    /// <summary>Adds a number that is not negative, with zeros in front up to <paramref name="leastDigits"/>.</summary>
    public void AddNumber(int number, int leastDigits = 1)
    {
        if (number >= 10 || leastDigits > 1)
        {
            AddNumber(number / 10, leastDigits - 1);
        }

        Add((char)('0' + (number % 10)));
    }

    /// <summary>Adds the time in the form <c>2026-01-02T03:04:05.067Z</c>.</summary>
    public void AddTime(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        AddNumber(utc.Year, 4);
        Add('-');
        AddNumber(utc.Month, 2);
        Add('-');
        AddNumber(utc.Day, 2);
        Add('T');
        AddNumber(utc.Hour, 2);
        Add(':');
        AddNumber(utc.Minute, 2);
        Add(':');
        AddNumber(utc.Second, 2);
        Add('.');
        AddNumber(utc.Millisecond, 3);
        Add('Z');
    }

    /// <summary>Adds text as it stands, save its line feeds where they are not kept.</summary>
    public void AddLine(ReadOnlySpan<char> text, int longestBytes) => AddText(text, longestBytes, isEscaped: false);

    /// <summary>Adds text as it stands between the quotes of a JSON string: control characters, quotes and backslashes are escaped.</summary>
    public void AddEscaped(ReadOnlySpan<char> text, int longestBytes) => AddText(text, longestBytes, isEscaped: true);

    private void AddText(ReadOnlySpan<char> text, int longestBytes, bool isEscaped)
    {
        var limit = Length + longestBytes;
        var cutAt = Length;
        for (var index = 0; index < text.Length; index++)
        {
            if (isEscaped && MustBeEscaped(text[index]))
            {
                AddEscape(text[index]);
            }
            else
            {
                index += AddCharacter(text, index);
            }

            if (Length <= limit - LongestMark)
            {
                cutAt = Length;
            }
            else if (Length > limit)
            {
                CutBack(cutAt);
                AddMark(text.Length);
                return;
            }
        }
    }

    // Besides what JSON demands: C1 controls, and the two separators at which some readers break lines.
    private static bool MustBeEscaped(char character) =>
        character is < ' ' or '"' or '\\' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029';

    private void AddEscape(char character)
    {
        Add('\\');
        switch (character)
        {
            case '"' or '\\':
                Add(character);
                return;
            case '\n':
                Add('n');
                return;
            case '\r':
                Add('r');
                return;
            case '\t':
                Add('t');
                return;
        }

        Add('u');
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            Add(HexDigits[(character >> shift) & 0xf]);
        }
    }

    /// <summary>Adds one code point in UTF-8; a surrogate without its other half becomes U+FFFD.</summary>
    /// <returns>How many characters it took besides the one at <paramref name="index"/>.</returns>
    private int AddCharacter(ReadOnlySpan<char> text, int index)
    {
        var character = text[index];
        if (character < '\u0080')
        {
            Add(character == '\n' ? LineBreak : character);
            return 0;
        }

        if (!char.IsSurrogate(character))
        {
            AddCodePoint(character);
            return 0;
        }

        if (index + 1 < text.Length && char.IsSurrogatePair(character, text[index + 1]))
        {
            AddCodePoint(char.ConvertToUtf32(character, text[index + 1]));
            return 1;
        }

        AddCodePoint('\ufffd');
        return 0;
    }

    private void AddCodePoint(int codePoint)
    {
        if (codePoint < 0x800)
        {
            Add((char)(0xc0 | (codePoint >> 6)));
        }
        else if (codePoint < 0x10000)
        {
            Add((char)(0xe0 | (codePoint >> 12)));
            Add((char)(0x80 | ((codePoint >> 6) & 0x3f)));
        }
        else
        {
            Add((char)(0xf0 | (codePoint >> 18)));
            Add((char)(0x80 | ((codePoint >> 12) & 0x3f)));
            Add((char)(0x80 | ((codePoint >> 6) & 0x3f)));
        }

        Add((char)(0x80 | (codePoint & 0x3f)));
    }

    private void AddMark(int wholeLength)
    {
        AddCodePoint('…');
        AddAscii(" (cut; ");
        AddNumber(wholeLength);
        AddAscii(" characters in all)");
    }
}
