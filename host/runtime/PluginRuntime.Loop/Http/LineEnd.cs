namespace PluginRuntime.Http;

/// <summary>Finds where a line of a head ends, and refuses what no line may hold.</summary>
internal static class LineEnd
{
    /// <summary>Looks for CR LF.</summary>
    /// <param name="bytes">A line from its first byte, perhaps with others after it, perhaps not whole.</param>
    /// <param name="from">How many bytes an earlier call has looked at.</param>
    /// <returns>How long the line is without its end; -1 when the end is not there yet.</returns>
    /// <exception cref="MalformedAnswerException">There is a CR or an LF without the other, or a control character.</exception>
    public static int Find(ReadOnlySpan<byte> bytes, int from)
    {
        for (var index = from; index < bytes.Length; index++)
        {
            var value = bytes[index];
            var followsReturn = index > 0 && bytes[index - 1] == '\r';
            if (value == '\n' && followsReturn)
            {
                return index - 1;
            }

            // A CR may be the last byte so far: the next call sees what follows it.
            if (followsReturn || (value < 0x20 && value is not ((byte)'\r' or (byte)'\t')) || value == 0x7f)
            {
                throw new MalformedAnswerException(
                    $"the byte 0x{value:x2} in the line '{PrintableText.Start(bytes[..(index + 1)], 60)}' does not belong there");
            }
        }

        return -1;
    }
}
