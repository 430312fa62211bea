using System.Text;

namespace PluginRuntime.Http;

/// <summary>The status line and the headers of one answer, as places in the buffer that holds them.</summary>
internal sealed class ResponseHead(ReceiveBuffer buffer)
{
    private const int NumbersPerHeader = 4;

    // Four numbers a header: where its name begins and how long it is, then the same of its value. Grows with the answer.
    private int[] _places = new int[16 * NumbersPerHeader];

    /// <summary>100 to 599; 0 until the status line was read.</summary>
    public int Status { get; private set; }

    /// <summary>Whether the peer speaks HTTP/1.0, which closes after each answer.</summary>
    public bool IsOldVersion { get; private set; }

    /// <summary>How many headers there are.</summary>
    public int Count { get; private set; }

    public void Clear() => (Status, Count, IsOldVersion) = (0, 0, false);

    /// <summary>Understands <c>HTTP/1.1 200 OK</c>; the reason may be absent.</summary>
    /// <exception cref="MalformedAnswerException">It is something else.</exception>
    public void SetStatusLine(ReadOnlySpan<byte> line)
    {
        var isHttp = line.Length > 8 && CouldBeStatusLine(line) && (line[7] is (byte)'0' or (byte)'1') && line[8] == ' ';
        if (!isHttp)
        {
            throw NotHttp(line);
        }

        IsOldVersion = line[7] == '0';
        var isStatus = line.Length >= 12 && line[9] is >= (byte)'1' and <= (byte)'5'
            && IsDigit(line[10]) && IsDigit(line[11]) && (line.Length == 12 || line[12] == ' ');
        if (!isStatus)
        {
            throw new MalformedAnswerException($"'{Shown(line)}' has no status from 100 to 599");
        }

        Status = ((line[9] - '0') * 100) + ((line[10] - '0') * 10) + line[11] - '0';
    }

    /// <summary>Whether <paramref name="bytes"/> are the beginning of a status line, as far as they go.</summary>
    public static bool CouldBeStatusLine(ReadOnlySpan<byte> bytes)
    {
        var start = "HTTP/1."u8;
        for (var index = 0; index < start.Length && index < bytes.Length; index++)
        {
            if (bytes[index] != start[index])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Understands a header's line, which begins at <paramref name="offset"/> in the buffer.</summary>
    /// <exception cref="MalformedAnswerException">It is not a header, or goes on from the line before.</exception>
    public void AddHeader(ReadOnlySpan<byte> line, int offset)
    {
        var nameLength = 0;
        while (nameLength < line.Length && IsToken(line[nameLength]))
        {
            nameLength++;
        }

        if (nameLength == 0 || nameLength == line.Length || line[nameLength] != ':')
        {
            throw new MalformedAnswerException(
                line[0] is (byte)' ' or (byte)'\t' ? $"a header goes on in a second line: '{Shown(line)}'" : $"'{Shown(line)}' is not a header");
        }

        var (start, end) = (nameLength + 1, line.Length);
        while (start < end && IsBlank(line[start]))
        {
            start++;
        }

        while (end > start && IsBlank(line[end - 1]))
        {
            end--;
        }

        Remember(offset, nameLength, offset + start, end - start);
    }

    /// <summary>Looks for a header from the one numbered <paramref name="from"/> on.</summary>
    /// <param name="lowerCaseName">The name in small letters.</param>
    /// <param name="from">0 for the first.</param>
    /// <returns>Its number, or -1.</returns>
    public int Find(ReadOnlySpan<byte> lowerCaseName, int from)
    {
        for (var header = from; header < Count; header++)
        {
            var place = header * NumbersPerHeader;
            if (_places[place + 1] == lowerCaseName.Length && IsName(_places[place], lowerCaseName))
            {
                return header;
            }
        }

        return -1;
    }

    /// <summary>The value of the header of that number, without the blanks around it.</summary>
    public ReadOnlySpan<byte> Value(int header)
    {
        var place = header * NumbersPerHeader;
        return new ReadOnlySpan<byte>(buffer.Bytes, _places[place + 2], _places[place + 3]);
    }

    /// <summary>The value of the first header of that name; <see langword="null"/> when there is none.</summary>
    public string? Text(ReadOnlySpan<byte> lowerCaseName)
    {
        var header = Find(lowerCaseName, 0);
        return header < 0 ? null : Encoding.UTF8.GetString(Value(header));
    }

    /// <summary>The complaint about bytes that are no answer at all.</summary>
    public static MalformedAnswerException NotHttp(ReadOnlySpan<byte> bytes) =>
        new($"'{Shown(bytes)}' is not an answer in HTTP/1.1");

    private static string Shown(ReadOnlySpan<byte> bytes) => PrintableText.Start(bytes, 60);

    private bool IsName(int offset, ReadOnlySpan<byte> lowerCaseName)
    {
        for (var index = 0; index < lowerCaseName.Length; index++)
        {
            // Setting this bit makes a capital small and leaves digits and hyphens as they are.
            if ((buffer.Bytes[offset + index] | 0x20) != lowerCaseName[index])
            {
                return false;
            }
        }

        return true;
    }

    private void Remember(int nameStart, int nameLength, int valueStart, int valueLength)
    {
        var place = Count * NumbersPerHeader;
        if (place == _places.Length)
        {
            var more = new int[place * 2];
            Buffer.BlockCopy(_places, 0, more, 0, place * sizeof(int));
            _places = more;
        }

        (_places[place], _places[place + 1]) = (nameStart, nameLength);
        (_places[place + 2], _places[place + 3]) = (valueStart, valueLength);
        Count++;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t';

    // RFC 9110 §5.6.2. The list of what is excluded is shorter.
    private static bool IsToken(byte value) => value is > 0x20 and < 0x7f and not (
        (byte)'"' or (byte)'(' or (byte)')' or (byte)',' or (byte)'/' or (byte)':' or (byte)';' or (byte)'<' or (byte)'='
        or (byte)'>' or (byte)'?' or (byte)'@' or (byte)'[' or (byte)'\\' or (byte)']' or (byte)'{' or (byte)'}');
}
