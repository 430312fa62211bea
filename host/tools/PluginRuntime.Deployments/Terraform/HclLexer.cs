using System.Text;
using PluginRuntime.Deployments.Documents;

namespace PluginRuntime.Deployments.Terraform;

/// <summary>
/// Divides a file of Terraform's language into its pieces. Comments are passed over.
/// </summary>
/// <remarks>https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md</remarks>
/// <param name="file">The file, for messages.</param>
/// <param name="text">Its text.</param>
internal sealed class HclLexer(DescriptionFile file, string text)
{
    private int _index;
    private int _line = 1;
    private int _lineStart;

    /// <summary>The next piece.</summary>
    /// <exception cref="DescriptionException">A text or a comment has no end.</exception>
    public HclToken Next()
    {
        SkipBlanks();
        var start = _index;
        var place = new TextPlace(_line, start - _lineStart + 1);
        HclToken Token(HclKind kind, string value) => new(kind, value, start, place);
        if (start == text.Length)
        {
            return Token(HclKind.End, "");
        }

        switch (text[start])
        {
            case '\n':
                MoveTo(start + 1);
                return Token(HclKind.Line, "\n");
            case '"':
                MoveTo(EndOfQuoted(start + 1, place));
                return Token(HclKind.Text, Unescaped(text.AsSpan(start + 1, _index - start - 2)));
            case '<' when Heredoc(start) is { } heredoc:
                var (value, end) = heredoc;
                MoveTo(end);
                return Token(HclKind.Text, value);
            case var first when IsOfWord(first):
                MoveTo(EndOfWord(start));
                return Token(HclKind.Word, text[start.._index]);
            default:
                MoveTo(start + 1);
                return Token(HclKind.Sign, text[start..(start + 1)]);
        }
    }

    private int EndOfWord(int index)
    {
        while (index < text.Length && IsOfWord(text[index]))
        {
            index++;
        }

        return index;
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '-';

    private void SkipBlanks()
    {
        while (_index < text.Length)
        {
            var rest = text.AsSpan(_index);
            if (rest[0] is ' ' or '\t' or '\r' or '\uFEFF')
            {
                _index++;
            }
            else if (rest[0] == '#' || rest.StartsWith("//", StringComparison.Ordinal))
            {
                _index = rest.IndexOf('\n') is var end and >= 0 ? _index + end : text.Length;
            }
            else if (rest.StartsWith("/*", StringComparison.Ordinal))
            {
                var end = rest.IndexOf("*/", StringComparison.Ordinal);
                MoveTo(end >= 0 ? _index + end + 2 : throw NoEnd("comment", "*/", new TextPlace(_line, _index - _lineStart + 1)));
            }
            else
            {
                return;
            }
        }
    }

    private void MoveTo(int end)
    {
        var passed = text.AsSpan(_index, end - _index);
        if (passed.LastIndexOf('\n') is var last and >= 0)
        {
            _line += passed.Count('\n');
            _lineStart = _index + last + 1;
        }

        _index = end;
    }

    // A text may hold holes, those texts again, and so on: -1 stands for a text, else how many braces are open in a hole.
    private int EndOfQuoted(int index, TextPlace place)
    {
        var open = new Stack<int>([-1]);
        while (open.Count > 0)
        {
            if (index >= text.Length || (open.Count == 1 && text[index] == '\n'))
            {
                throw NoEnd("text", "\"", place);
            }

            index += open.Peek() < 0 ? StepInText(index, open) : StepInHole(index, open);
        }

        return index;
    }

    private int StepInText(int index, Stack<int> open)
    {
        var next = index + 1 < text.Length ? text[index + 1] : '\0';
        switch (text[index])
        {
            case '\\':
                return Math.Min(2, text.Length - index);
            case '"':
                _ = open.Pop();
                return 1;
            case '$' or '%' when next == '{':
                open.Push(0);
                return 2;
            case '$' or '%' when next == text[index]:
                // $${ is no hole.
                return index + 2 < text.Length && text[index + 2] == '{' ? 3 : 1;
            default:
                return 1;
        }
    }

    private int StepInHole(int index, Stack<int> open)
    {
        switch (text[index])
        {
            case '"':
                open.Push(-1);
                break;
            case '{':
                open.Push(open.Pop() + 1);
                break;
            case '}' when open.Pop() is var braces and > 0:
                open.Push(braces - 1);
                break;
            default:
                break;
        }

        return 1;
    }

    private static string Unescaped(ReadOnlySpan<char> quoted)
    {
        if (!quoted.Contains('\\'))
        {
            return quoted.ToString();
        }

        var plain = new StringBuilder();
        for (var index = 0; index < quoted.Length; index++)
        {
            var isEscape = quoted[index] == '\\' && index + 1 < quoted.Length;
            index += isEscape ? 1 : 0;
            _ = plain.Append(isEscape ? quoted[index] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other } : quoted[index]);
        }

        return plain.ToString();
    }

    // <<END or <<-END, then lines until one that is END alone.
    private (string Text, int End)? Heredoc(int start)
    {
        if (HeredocWord(start) is not { } begin)
        {
            return null;
        }

        var (word, lineEnd) = begin;
        for (var index = lineEnd + 1; index < text.Length;)
        {
            var end = text.IndexOf('\n', index) is var found and >= 0 ? found : text.Length;
            if (text.AsSpan(index, end - index).Trim().SequenceEqual(word))
            {
                return (text[(lineEnd + 1)..index], end);
            }

            index = end + 1;
        }

        throw NoEnd("heredoc", word, new TextPlace(_line, start - _lineStart + 1));
    }

    // Looks no further than the word: else a line of nothing but < would be read again for each.
    private (string Word, int LineEnd)? HeredocWord(int start)
    {
        if (!text.AsSpan(start).StartsWith("<<", StringComparison.Ordinal))
        {
            return null;
        }

        var begin = start + (start + 2 < text.Length && text[start + 2] == '-' ? 3 : 2);
        var end = EndOfWord(begin);
        var lineEnd = end < text.Length && text[end] == '\r' ? end + 1 : end;
        return end > begin && lineEnd < text.Length && text[lineEnd] == '\n' ? (text[begin..end], lineEnd) : null;
    }

    private DescriptionException NoEnd(string what, string end, TextPlace place) => new(
        $"""
        The {what} that begins here in {file.Name} has no end.
        It should end with {Rules.Words.Quotation.Plain(end)}, as 'terraform validate' tells as well.
        Write the end.
        """,
        place);
}
