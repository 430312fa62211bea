using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// The types between the parentheses of a handler string's method.
/// </summary>
internal static class ParameterList
{
    /// <summary>
    /// Reads the list that opens at <paramref name="open"/> and must close at the end of <paramref name="text"/>.
    /// </summary>
    /// <remarks>A comma inside brackets belongs to its type: <c>Dictionary`2[System.String,System.Int32]</c>.</remarks>
    /// <exception cref="PackageException">The parentheses or brackets do not pair up, or a type is empty.</exception>
    public static string[] Parse(string handler, string text, int open)
    {
        if (text[^1] != ')')
        {
            throw HandlerStringError.Parentheses(handler);
        }

        var inside = text[(open + 1)..^1].Trim();
        if (inside.Length == 0)
        {
            return [];
        }

        var types = new string[CountTypes(handler, inside)];
        var start = 0;
        for (var index = 0; index < types.Length; index++)
        {
            var end = EndOfType(inside, start);
            types[index] = inside[start..end].Trim();
            if (types[index].Length == 0)
            {
                throw HandlerStringError.EmptyParameter(handler);
            }

            start = end + 1;
        }

        return types;
    }

    private static int CountTypes(string handler, string inside)
    {
        var count = 1;
        var depth = 0;
        foreach (var character in inside)
        {
            depth += Nesting(character);
            if (depth < 0 || character is '(' or ')' or ':' or '@')
            {
                throw HandlerStringError.Parentheses(handler);
            }

            count += character == ',' && depth == 0 ? 1 : 0;
        }

        return depth == 0 ? count : throw HandlerStringError.Parentheses(handler);
    }

    private static int EndOfType(string inside, int start)
    {
        var depth = 0;
        for (var index = start; index < inside.Length; index++)
        {
            depth += Nesting(inside[index]);
            if (inside[index] == ',' && depth == 0)
            {
                return index;
            }
        }

        return inside.Length;
    }

    private static int Nesting(char character) => character switch
    {
        '[' or '<' => 1,
        ']' or '>' => -1,
        _ => 0,
    };
}
