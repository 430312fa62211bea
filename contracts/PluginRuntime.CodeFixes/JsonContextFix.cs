using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PluginRuntime.Analyzers;

namespace PluginRuntime.CodeFixes;

/// <summary>
/// Lets the plugin's JSON context know a type, by another <c>[JsonSerializable]</c> below those that it has.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class JsonContextFix : HandlerFix
{
    private const string Attribute = "JsonSerializable";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Codes.UnknownToJsonContext);

    /// <inheritdoc/>
    protected override string Title => "Add [JsonSerializable] to the JSON context";

    /// <inheritdoc/>
    internal override async Task<bool> CanMendAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
        && TypeOf(compilation, diagnostic) is not null
        && LastAttribute(compilation, diagnostic) is { } attribute
        && document.Project.Solution.GetDocument(attribute.SyntaxTree) is not null;

    /// <inheritdoc/>
    internal override async Task<Solution> MendAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var solution = document.Project.Solution;
        var compilation = (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        foreach (var context in diagnostics.GroupBy(diagnostic => diagnostic.Properties[Codes.Context]))
        {
            if (LastAttribute(compilation, context.First()) is not { } attribute || solution.GetDocument(attribute.SyntaxTree) is not { } owner)
            {
                continue;
            }

            // What another document's handlers had added is known by now.
            var known = attribute.Parent!.Parent!.DescendantNodes().OfType<TypeOfExpressionSyntax>().Select(type => type.Type.ToString());
            var model = compilation.GetSemanticModel(attribute.SyntaxTree);
            var names = context.Select(diagnostic => TypeOf(compilation, diagnostic)?.ToMinimalDisplayString(model, attribute.SpanStart))
                .OfType<string>().Distinct().Except(known);
            var text = await attribute.SyntaxTree.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(owner.Id, Added(text, attribute, names));
        }

        return solution;
    }

    private static SourceText Added(SourceText text, AttributeSyntax attribute, IEnumerable<string> names)
    {
        var line = text.Lines.GetLineFromPosition(attribute.Parent!.SpanStart);
        var written = line.ToString();
        var indent = written.Substring(0, written.Length - written.TrimStart().Length);
        var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        var added = names.Select(name => $"{(end.Length == 0 ? "\n" : end)}{indent}[{attribute.Name}(typeof({name}))]");
        return text.WithChanges(new TextChange(new TextSpan(attribute.Parent!.Span.End, 0), string.Concat(added)));
    }

    private static ITypeSymbol? TypeOf(Compilation compilation, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Codes.Type, out var id) && id is not null
            ? DocumentationCommentId.GetFirstSymbolForReferenceId(id, compilation) as ITypeSymbol
            : null;

    private static AttributeSyntax? LastAttribute(Compilation compilation, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(Codes.Context, out var id) && id is not null
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)?.GetAttributes()
                .Where(attribute => attribute.AttributeClass?.Name == Attribute + "Attribute")
                .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)
                .LastOrDefault(attribute => attribute is not null)
            : null;
}
