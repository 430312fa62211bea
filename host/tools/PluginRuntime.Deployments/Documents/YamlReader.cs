using PluginRuntime.Rules.Words;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PluginRuntime.Deployments.Documents;

/// <summary>
/// Reads YAML with the place and the tag of each value.
/// </summary>
/// <remarks>By the parser's events: aliases are not expanded but lead to the node that they mean, so none makes a small file large.</remarks>
internal sealed class YamlReader
{
    private readonly DescriptionFile _file;
    private readonly Parser _parser;
    private readonly NodeBudget _budget;
    private readonly Dictionary<string, Node> _anchors = new(StringComparer.Ordinal);

    private YamlReader(DescriptionFile file)
    {
        _file = file;
        _parser = new Parser(new StringReader(file.Text));
        _budget = new NodeBudget(file);
    }

    /// <summary>Reads the first document of a file, be it YAML or JSON.</summary>
    /// <exception cref="DescriptionException">It is neither, or too much of it.</exception>
    public static Node Read(DescriptionFile file) =>
        file.IsJson && (!file.IsNamedYaml || IsReadAsJson(file)) ? JsonReader.Read(file) : new YamlReader(file).ReadDocument();

    // What begins with a brace is YAML as well: { Resources: … }.
    private static bool IsReadAsJson(DescriptionFile file)
    {
        try
        {
            _ = JsonReader.Read(file);
            return true;
        }
        catch (DescriptionException)
        {
            return false;
        }
    }

    private Node ReadDocument()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (_parser.Accept<StreamEnd>(out _))
            {
                return new ScalarNode("", TextPlace.Start);
            }

            _parser.Consume<DocumentStart>();
            return ReadNode(1);
        }
        catch (YamlException error)
        {
            throw NoYaml(error, error.Message.Contains("tab", StringComparison.Ordinal) && TabIn(_file.Text) is { } tab ? tab : PlaceOf(error.End));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser's own, which it should have told as its error: of a text without quotes that ends in what it does not expect, of a tag that is no URI.
            throw NoYaml(error, PlaceOf(_parser.Current?.End ?? Mark.Empty));
        }
    }

    private Node ReadNode(int depth)
    {
        var read = _parser.Consume<ParsingEvent>();
        _budget.Take(depth, PlaceOf(read));
        return read switch
        {
            AnchorAlias alias => _anchors.GetValueOrDefault(alias.Value.Value) ?? throw NoAnchor(alias),
            MappingStart start => Keep(start, ReadMapping(start, depth)),
            SequenceStart start => Keep(start, ReadSequence(start, depth)),
            Scalar scalar => Keep(scalar, new ScalarNode(TextOf(scalar), PlaceOf(scalar)) { Tag = TagOf(scalar) }),
            _ => throw new YamlException(read.Start, read.End, "A value was expected."),
        };
    }

    private MappingNode ReadMapping(MappingStart start, int depth)
    {
        var mapping = new MappingNode(PlaceOf(start)) { Tag = TagOf(start) };
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            mapping.Add(key is ScalarNode text ? text.Text : throw NoKey(key), key.Place, value);
        }

        return mapping;
    }

    private SequenceNode ReadSequence(SequenceStart start, int depth)
    {
        var sequence = new SequenceNode(PlaceOf(start)) { Tag = TagOf(start) };
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            sequence.Items.Add(ReadNode(depth + 1));
        }

        return sequence;
    }

    // Not before it is whole: an alias inside of what it means leads nowhere.
    private Node Keep(NodeEvent read, Node node)
    {
        if (!read.Anchor.IsEmpty)
        {
            _anchors[read.Anchor.Value] = node;
        }

        return node;
    }

    private static string TextOf(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" ? "" : scalar.Value;

    private static string? TagOf(NodeEvent read) => read.Tag is { IsEmpty: false, IsNonSpecific: false } tag ? tag.Value : null;

    private static TextPlace PlaceOf(ParsingEvent read) => PlaceOf(read.Start);

    private static TextPlace PlaceOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private DescriptionException NoYaml(Exception error, TextPlace place) => new(
        $"""
        The file {_file.Name} is no YAML: {Quotation.Plain(error.Message)}
        It should have keys with values, indented by spaces and not by tabs, as in Resources: of a template.
        Change it at this place.
        """,
        place,
        error);

    // The parser points at what the tab is in, from its beginning.
    private static TextPlace? TabIn(string text)
    {
        var line = 1;
        foreach (var each in text.AsSpan().EnumerateLines())
        {
            if (each.TrimStart(' ') is ['\t', ..])
            {
                return new TextPlace(line, 1 + each.IndexOf('\t'));
            }

            line++;
        }

        return null;
    }

    private DescriptionException NoAnchor(AnchorAlias alias) => new(
        $"""
        The alias '*{Quotation.Plain(alias.Value.Value)}' in {_file.Name} means no value that is complete before it.
        It should name an anchor further up, as in '&{Quotation.Plain(alias.Value.Value)}', and not one around itself.
        Write the anchor there, or the value itself here.
        """,
        PlaceOf(alias));

    private DescriptionException NoKey(Node key) => new(
        $"""
        The file {_file.Name} has {(key is SequenceNode ? "a list" : "a mapping")} for a key.
        A key should be a text, as in Handler: orders. Text with braces in front stands in quotes, as in "{"{{name}}"}".
        Change it at this place.
        """,
        key.Place);
}
