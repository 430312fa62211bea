using PluginRuntime.Deployments.Documents;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Deployments.Terraform;

/// <summary>
/// Reads the blocks of a file of Terraform's language. Texts and lists are read as such; any other expression is kept as a text with one hole.
/// </summary>
/// <remarks>There is no library for the language here, and no more of it is needed than to tell plain texts from what is none.</remarks>
internal sealed class HclReader
{
    private readonly DescriptionFile _file;
    private readonly string _text;
    private readonly HclLexer _lexer;
    private readonly NodeBudget _budget;
    private HclToken _next;

    private HclReader(DescriptionFile file)
    {
        _file = file;
        _text = file.Text;
        _lexer = new HclLexer(file, _text);
        _budget = new NodeBudget(file);
        _next = _lexer.Next();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DescriptionException">It is not of that language, or too much of it.</exception>
    public static IReadOnlyList<TerraformBlock> Read(DescriptionFile file)
    {
        var reader = new HclReader(file);
        var blocks = new List<TerraformBlock>();
        while (reader.SkipLines().Kind != HclKind.End)
        {
            blocks.Add(reader.ReadTopBlock());
        }

        return blocks;
    }

    private TerraformBlock ReadTopBlock()
    {
        var kind = Take(HclKind.Word, "the name of a block, as in resource").Text;
        var labels = ReadLabels();
        return TerraformBlock.Of(kind, labels, ReadBody(1));
    }

    private List<string> ReadLabels()
    {
        var labels = new List<string>();
        while (_next.Kind is HclKind.Text or HclKind.Word)
        {
            labels.Add(Advance().Text);
        }

        return labels;
    }

    private MappingNode ReadBody(int depth)
    {
        var begin = TakeSign('{');
        _budget.Take(depth, begin.Place);
        var body = new MappingNode(begin.Place);
        while (!SkipLines().Is('}'))
        {
            ReadItem(body, depth);
        }

        _ = Advance();
        return body;
    }

    private void ReadItem(MappingNode body, int depth)
    {
        var name = _next.Kind == HclKind.Text ? Advance() : Take(HclKind.Word, "the name of an argument or a block, or }");
        if (_next.Is('='))
        {
            _ = Advance();
            body.Add(name.Text, name.Place, ReadExpression(depth + 1));
            return;
        }

        // Of a block inside nothing is asked.
        _ = ReadLabels();
        _ = ReadBody(depth + 1);
    }

    private Node ReadExpression(int depth)
    {
        var first = _next;
        _budget.Take(depth, first.Place);
        if (first.Kind == HclKind.Text)
        {
            _ = Advance();
            return IsAtEnd ? new ScalarNode(first.Text, first.Place) : ReadRest(first);
        }

        if (first.Is('['))
        {
            var list = ReadList(depth);
            return IsAtEnd ? list : ReadRest(first);
        }

        return ReadRest(first);
    }

    private SequenceNode ReadList(int depth)
    {
        var list = new SequenceNode(Advance().Place);
        while (!SkipLines().Is(']'))
        {
            list.Items.Add(ReadExpression(depth + 1));
            if (SkipLines().Is(','))
            {
                _ = Advance();
            }
            else if (!_next.Is(']'))
            {
                throw Unexpected(", or ]");
            }
        }

        _ = Advance();
        return list;
    }

    // Up to what ends an expression outside of brackets.
    private ScalarNode ReadRest(HclToken first)
    {
        var open = 0;
        while (_next.Kind != HclKind.End && !(open == 0 && IsAtEnd))
        {
            open += _next is { Kind: HclKind.Sign, Text: "(" or "[" or "{" } ? 1 : _next is { Kind: HclKind.Sign, Text: ")" or "]" or "}" } ? -1 : 0;
            _ = Advance();
        }

        var text = _text[first.Start.._next.Start].Trim();
        return new ScalarNode(text.Length == 0 ? throw Unexpected("a value") : $"${{{text}}}", first.Place);
    }

    private bool IsAtEnd => _next.Kind is HclKind.Line or HclKind.End || _next is { Kind: HclKind.Sign, Text: "," or "]" or "}" or ")" };

    private HclToken SkipLines()
    {
        while (_next.Kind == HclKind.Line)
        {
            _ = Advance();
        }

        return _next;
    }

    private HclToken Advance()
    {
        var taken = _next;
        _next = _lexer.Next();
        return taken;
    }

    private HclToken Take(HclKind kind, string what) => _next.Kind == kind ? Advance() : throw Unexpected(what);

    private HclToken TakeSign(char sign) => _next.Is(sign) ? Advance() : throw Unexpected(sign.ToString());

    private DescriptionException Unexpected(string what) => new(
        $"""
        The file {_file.Name} is not in Terraform's language: {(_next.Kind == HclKind.End ? "it ends" : $"there is {Quotation.Of(_next.Text)}")} where {what} was expected.
        It should have blocks, as in resource "aws_lambda_function" "orders" {"{"} … {"}"}, as 'terraform validate' tells as well.
        Change it at this place.
        """,
        _next.Place);
}
