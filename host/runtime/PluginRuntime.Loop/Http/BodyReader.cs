namespace PluginRuntime.Http;

/// <summary>Reads bodies that are not chunked, in one stretch behind their head.</summary>
internal readonly struct BodyReader(ReceiveBuffer buffer, TimeSpan silence, int mostBytes)
{
    public ReadOnlyMemory<byte> ReadMeasured(long length)
    {
        if (length > mostBytes)
        {
            throw TooLong(length, mostBytes);
        }

        var start = buffer.Start;
        buffer.Reserve((int)length);
        while (buffer.End - start < length)
        {
            buffer.Fill(silence, "the answer's body");
        }

        buffer.Start = start + (int)length;
        return new ReadOnlyMemory<byte>(buffer.Bytes, start, (int)length);
    }

    public ReadOnlyMemory<byte> ReadUntilClose()
    {
        var start = buffer.Start;
        do
        {
            if (buffer.End - start > mostBytes)
            {
                throw TooLong(buffer.End - start, mostBytes);
            }
        }
        while (buffer.TryFill(silence));

        buffer.Start = buffer.End;
        return new ReadOnlyMemory<byte>(buffer.Bytes, start, buffer.End - start);
    }

    /// <summary>The complaint about a body of that length or more.</summary>
    public static MalformedAnswerException TooLong(long length, int mostBytes) =>
        new($"the answer's body has {length} bytes or more; at most {mostBytes} are read");
}
