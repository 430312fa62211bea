namespace PluginRuntime.Settings;

/// <summary>
/// A variable's value as a number: digits and nothing else.
/// </summary>
internal static class WholeNumber
{
    /// <summary>What <see cref="Parse"/> says of anything else.</summary>
    public const int None = -1;

    /// <summary>The number, or <see cref="None"/> for what is none or does not fit.</summary>
    /// <remarks>By hand: the framework's parser brings cultures, which cost time at every start.</remarks>
    public static int Parse(string text)
    {
        var number = text.Length == 0 ? None : 0L;
        for (var index = 0; number >= 0 && index < text.Length; index++)
        {
            var digit = text[index] - '0';
            number = digit is >= 0 and <= 9 ? (number * 10) + digit : None;
            if (number > int.MaxValue)
            {
                return None;
            }
        }

        return (int)number;
    }
}
