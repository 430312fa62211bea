using System.Text;

namespace PluginRuntime.Log.Templates;

/// <summary>
/// A message with places for its arguments: <c>Order {id} took {elapsed:F1} ms</c>.
/// </summary>
/// <remarks>
/// Any text is one: a brace that begins no hole is a character, and a doubled one is one character. Holes whose names are exactly 0 to n - 1,
/// in any order and as often as wished, take the argument of that number. All others take the arguments in the order in which the holes stand,
/// one each, whatever their names.
/// </remarks>
internal sealed class MessageTemplate
{
    private const int MostHoles = 256;

    private readonly string _text;
    private readonly TemplateHole[] _holes;
    private readonly int[] _arguments;

    private MessageTemplate(string text, TemplateHole[] holes)
    {
        _text = text;
        _holes = holes;
        _arguments = ArgumentsOf(holes);
    }

    /// <summary>How many holes there are. What would be the 257th and those after it are text.</summary>
    public int HoleCount => _holes.Length;

    /// <summary>Reads a template; there is none that cannot be read.</summary>
    public static MessageTemplate Parse(string text)
    {
        var holes = new TemplateHole[4];
        var count = 0;
        for (var index = 0; index < text.Length && count < MostHoles; index++)
        {
            if (IsDoubledBrace(text, index))
            {
                index++;
            }
            else if (text[index] == '{' && TemplateHole.TryParse(text, index) is { } hole)
            {
                if (count == holes.Length)
                {
                    Array.Resize(ref holes, count * 2);
                }

                holes[count++] = hole;
                index = hole.End - 1;
            }
        }

        Array.Resize(ref holes, count);
        return new MessageTemplate(text, holes);
    }

    /// <summary>One of the holes, in the order in which they stand.</summary>
    public TemplateHole Hole(int index) => _holes[index];

    /// <summary>The number of the argument that fills a hole, whether or not there are so many.</summary>
    public int ArgumentOf(int hole) => _arguments[hole];

    /// <summary>The message.</summary>
    /// <param name="texts">One for each hole; a hole without one stays as it was written.</param>
    /// <param name="longest">The characters after which nothing more is added.</param>
    public string Fill(string?[] texts, int longest)
    {
        var message = new StringBuilder(_text.Length);
        var start = 0;
        for (var index = 0; index < _holes.Length && message.Length < longest; index++)
        {
            var hole = _holes[index];
            AddText(message, start, hole.Start);
            if (texts[index] is { } text)
            {
                AddValue(message, text.AsSpan(0, Math.Min(text.Length, longest)), hole.Width);
            }
            else
            {
                message.Append(_text, hole.Start, hole.End - hole.Start);
            }

            start = hole.End;
        }

        if (message.Length < longest)
        {
            AddText(message, start, _text.Length);
        }

        return message.ToString();
    }

    private static bool IsDoubledBrace(string text, int index) =>
        text[index] is '{' or '}' && index + 1 < text.Length && text[index + 1] == text[index];

    private void AddText(StringBuilder message, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            message.Append(_text[index]);
            if (IsDoubledBrace(_text, index))
            {
                index++;
            }
        }
    }

    private static void AddValue(StringBuilder message, ReadOnlySpan<char> text, int width)
    {
        var spaces = Math.Max(Math.Abs(width) - text.Length, 0);
        message.Append(' ', width > 0 ? spaces : 0).Append(text).Append(' ', width < 0 ? spaces : 0);
    }

    private static int[] ArgumentsOf(TemplateHole[] holes)
    {
        var positions = new int[holes.Length];
        for (var index = 0; index < holes.Length; index++)
        {
            positions[index] = holes[index].Position;
        }

        if (!AreFromZero(positions))
        {
            for (var index = 0; index < positions.Length; index++)
            {
                positions[index] = index;
            }
        }

        return positions;
    }

    /// <summary>Whether they are 0 to n - 1, each at least once and nothing else.</summary>
    private static bool AreFromZero(int[] positions)
    {
        var isTaken = new bool[positions.Length];
        var (largest, distinct) = (-1, 0);
        foreach (var position in positions)
        {
            if (position < 0 || position >= positions.Length)
            {
                return false;
            }

            largest = Math.Max(largest, position);
            distinct += isTaken[position] ? 0 : 1;
            isTaken[position] = true;
        }

        return distinct == largest + 1;
    }
}
