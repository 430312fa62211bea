namespace PluginRuntime.Http;

/// <summary>How an answer says where its body ends. RFC 9112 §6.3.</summary>
/// <remarks>What could be read in two ways is refused: two readers of one message must never see two messages.</remarks>
internal readonly struct BodyFraming
{
    private BodyFraming(BodyKind kind, long length) => (Kind, Length) = (kind, length);

    public BodyKind Kind { get; }

    /// <summary>The bytes of a body of <see cref="BodyKind.Measured"/> length; 0 of the others.</summary>
    public long Length { get; }

    /// <exception cref="MalformedAnswerException">The headers contradict one another or say what is unknown.</exception>
    public static BodyFraming Of(ResponseHead head)
    {
        var length = ContentLength(head);
        var coding = head.Find("transfer-encoding"u8, 0);
        if (coding >= 0)
        {
            RequireChunkedAlone(head, coding, length);
            return new BodyFraming(BodyKind.Chunked, 0);
        }

        if (head.Status is < 200 or 204 or 304)
        {
            return new BodyFraming(BodyKind.Measured, 0);
        }

        return length < 0 ? new BodyFraming(BodyKind.UntilClose, 0) : new BodyFraming(BodyKind.Measured, length);
    }

    private static void RequireChunkedAlone(ResponseHead head, int coding, long length)
    {
        if (length >= 0)
        {
            throw new MalformedAnswerException("the answer has both a Content-Length and a Transfer-Encoding");
        }

        var isChunked = HeaderToken.IsAny(head.Value(coding), "chunked"u8) && head.Value(coding).Length == "chunked".Length;
        if (!isChunked || head.Find("transfer-encoding"u8, coding + 1) >= 0)
        {
            throw new MalformedAnswerException(
                $"the Transfer-Encoding is '{PrintableText.Start(head.Value(coding), 60)}'; only 'chunked', once, can be read");
        }

        if (head.IsOldVersion)
        {
            throw new MalformedAnswerException("HTTP/1.0 knows no Transfer-Encoding");
        }
    }

    private static long ContentLength(ResponseHead head)
    {
        long length = -1;
        for (var header = head.Find("content-length"u8, 0); header >= 0; header = head.Find("content-length"u8, header + 1))
        {
            var another = Digits(head.Value(header));
            if (length >= 0 && length != another)
            {
                throw new MalformedAnswerException($"the answer has two Content-Lengths, {length} and {another}");
            }

            length = another;
        }

        return length;
    }

    private static long Digits(ReadOnlySpan<byte> value)
    {
        // 18 digits fit a long whatever they are; no body is that long.
        var isNumber = value.Length is > 0 and <= 18;
        long number = 0;
        foreach (var digit in value)
        {
            isNumber &= digit is >= (byte)'0' and <= (byte)'9';
            number = isNumber ? (number * 10) + digit - '0' : number;
        }

        return isNumber ? number : throw new MalformedAnswerException($"'{PrintableText.Start(value, 60)}' is not a Content-Length");
    }
}

/// <summary>The ways in which a body's end is known.</summary>
internal enum BodyKind
{
    /// <summary>Its length was announced, or the status has none.</summary>
    Measured,

    /// <summary>It comes in chunks, the last of them empty.</summary>
    Chunked,

    /// <summary>It ends when the peer closes.</summary>
    UntilClose,
}
