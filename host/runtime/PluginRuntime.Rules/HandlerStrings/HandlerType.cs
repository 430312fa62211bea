namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// The rule for what may stand as a type in a handler string: <c>Orders.Checkout+Nested</c>.
/// </summary>
internal static class HandlerType
{
    /// <summary>
    /// Answers whether <paramref name="text"/> is a row of non-empty names, divided by dots and plus signs.
    /// </summary>
    public static bool IsName(string text)
    {
        var isInsideName = false;
        foreach (var character in text)
        {
            if (character is '.' or '+')
            {
                if (!isInsideName)
                {
                    return false;
                }

                isInsideName = false;
                continue;
            }

            if (char.IsWhiteSpace(character) || character is ':' or '(' or ')' or '@' or ',')
            {
                return false;
            }

            isInsideName = true;
        }

        return isInsideName;
    }
}
