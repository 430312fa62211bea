namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// Compares a type as a person wrote it with a type as reflection prints it.
/// </summary>
/// <remarks>
/// The written one may be the full name, the name alone, or C#'s keyword, and so may each type inside of it:
/// <c>List&lt;Order&gt;</c> and <c>List`1[Order]</c> are <c>System.Collections.Generic.List`1[Orders.Order]</c>. Part of a
/// cold start, as <see cref="Choice.HandlerChoice"/> is: places in the text, and no spans or lists.
/// </remarks>
internal static class TypeNameMatch
{
    /// <summary>Answers whether <paramref name="asked"/> names the type that prints as <paramref name="actual"/>.</summary>
    public static bool Matches(string asked, string actual)
    {
        var left = 0;
        var right = 0;
        while (true)
        {
            left = SkipSpaces(asked, left);
            if (left == asked.Length || right == actual.Length)
            {
                return left == asked.Length && right == actual.Length;
            }

            var leftEnd = EndOfName(asked, left, isWritten: true);
            var rightEnd = EndOfName(actual, right, isWritten: false);
            if (leftEnd == left || rightEnd == right)
            {
                if (leftEnd != left || rightEnd != right || AsPrinted(asked[left]) != actual[right])
                {
                    return false;
                }

                left++;
                right++;
                continue;
            }

            if (!IsSameName(asked[left..leftEnd], actual[right..rightEnd]))
            {
                return false;
            }

            left = leftEnd;
            right = rightEnd;
        }
    }

    /// <summary>Where the name ends that begins at a place of the text; the place itself if there is none.</summary>
    public static int EndOfName(string text, int start, bool isWritten)
    {
        var end = start;
        while (end < text.Length && !IsMark(text[end], isWritten))
        {
            end++;
        }

        return end;
    }

    /// <summary>A name without namespace and outer types.</summary>
    public static string Simple(string name)
    {
        var index = name.Length - 1;
        while (index >= 0 && name[index] is not ('.' or '+'))
        {
            index--;
        }

        return index < 0 ? name : name[(index + 1)..];
    }

    private static bool IsSameName(string asked, string actual)
    {
        if (asked == actual || asked == Simple(actual) || TypeKeyword.FullName(asked) == actual)
        {
            return true;
        }

        // C# does not write how many type parameters there are.
        var arity = actual.LastIndexOf('`');
        return arity > 0 && IsSameName(asked, actual[..arity]);
    }

    // A printed name may hold < and > itself, if the compiler made it.
    private static bool IsMark(char character, bool isWritten) =>
        character is '[' or ']' or ',' or '&' or '*' || (isWritten && character is '<' or '>' or ' ');

    private static char AsPrinted(char mark) => mark switch
    {
        '<' => '[',
        '>' => ']',
        _ => mark,
    };

    private static int SkipSpaces(string text, int index)
    {
        while (index < text.Length && text[index] == ' ')
        {
            index++;
        }

        return index;
    }
}
