namespace PluginRuntime.Http;

/// <summary>Words in a header's comma-separated list.</summary>
internal static class HeaderToken
{
    /// <summary>Whether <paramref name="lowerCaseToken"/> is one of the list's words, in any case.</summary>
    public static bool IsAny(ReadOnlySpan<byte> list, ReadOnlySpan<byte> lowerCaseToken)
    {
        var start = 0;
        for (var index = 0; index <= list.Length; index++)
        {
            if (index < list.Length && list[index] != ',')
            {
                continue;
            }

            if (IsToken(list[start..index], lowerCaseToken))
            {
                return true;
            }

            start = index + 1;
        }

        return false;
    }

    private static bool IsToken(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lowerCaseToken)
    {
        while (word.Length > 0 && IsBlank(word[0]))
        {
            word = word[1..];
        }

        while (word.Length > 0 && IsBlank(word[^1]))
        {
            word = word[..^1];
        }

        var isSame = word.Length == lowerCaseToken.Length;
        for (var index = 0; isSame && index < word.Length; index++)
        {
            isSame = (word[index] | 0x20) == lowerCaseToken[index];
        }

        return isSame;
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t';
}
