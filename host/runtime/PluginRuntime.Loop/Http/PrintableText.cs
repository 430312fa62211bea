namespace PluginRuntime.Http;

/// <summary>Bytes from a peer as text that can stand in a message: nothing in it can start a line or move a cursor.</summary>
internal static class PrintableText
{
    /// <summary>The start of <paramref name="bytes"/>; what is not printable ASCII becomes a dot.</summary>
    public static string Start(ReadOnlySpan<byte> bytes, int mostBytes)
    {
        var isCut = bytes.Length > mostBytes;
        var length = isCut ? mostBytes : bytes.Length;
        var characters = new char[isCut ? length + 1 : length];
        for (var index = 0; index < length; index++)
        {
            characters[index] = bytes[index] is >= 0x20 and < 0x7f ? (char)bytes[index] : '.';
        }

        if (isCut)
        {
            characters[length] = '…';
        }

        return new string(characters);
    }
}
