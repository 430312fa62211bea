using PluginRuntime.Deployments.Documents;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Deployments.Terraform;

/// <summary>
/// What values of a file of Terraform's come to, as far as the file itself tells: plain texts, <c>path.module</c>, defaults of variables, locals, and zips that it makes.
/// </summary>
/// <param name="blocks">The blocks of the file.</param>
internal sealed class TerraformValues(IReadOnlyList<TerraformBlock> blocks)
{
    private readonly ValueSteps _steps = new();

    /// <summary>What a value comes to.</summary>
    public DescribedValue Of(Node node) => Of(node, ValueSteps.MaxDepth);

    /// <summary>The layer of this file that a value means, as in <c>aws_lambda_layer_version.handlers.arn</c>; <see langword="null"/> if it means none.</summary>
    public TerraformBlock? LayerOf(Node node) => node is ScalarNode { Text: ['$', '{', .. var expression, '}'] }
        && expression.Split('.') is ["aws_lambda_layer_version", var name, "arn"]
            ? Block("resource", "aws_lambda_layer_version", name)
            : null;

    private DescribedValue Of(Node node, int depth) =>
        _steps.Refusal(depth, node.Place) is { } refusal ? refusal
        : node is not ScalarNode scalar ? DescribedValue.Unknown("a value that is no text", node.Place)
        : TextHoles.AreIn(scalar.Text) ? TextHoles.Fill(scalar.Text, scalar.Place, expression => Expression(expression, scalar.Place, depth))
        : new DescribedValue(scalar.Text, scalar.Place);

    private DescribedValue Expression(string expression, TextPlace place, int depth)
    {
        var found = expression.Split('.') switch
        {
            ["path", "module" or "root" or "cwd"] => new ScalarNode(".", place),
            ["var", var name] => Block("variable", "", name)?.Body.Find("default"),
            ["local", var name] => blocks.Where(block => block.Kind == "locals").Select(block => block.Body.Find(name)).FirstOrDefault(value => value is not null),
            ["data", "archive_file", var name, "output_path"] => Archived(name),
            _ => null,
        };
        return found is null ? DescribedValue.Unknown($"the expression {Quotation.Of(expression)}", place) : Of(found, depth - 1);
    }

    // What goes into the zip is there before the zip is.
    private Node? Archived(string name) =>
        Block("data", "archive_file", name)?.Body is { } archive ? archive.Find("source_dir") ?? archive.Find("source_file") ?? archive.Find("output_path") : null;

    private TerraformBlock? Block(string kind, string type, string name) =>
        blocks.FirstOrDefault(block => block.Kind == kind && block.Type == type && block.Name == name);
}
