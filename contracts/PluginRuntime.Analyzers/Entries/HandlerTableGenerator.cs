using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginRuntime.Analyzers.JsonCode;
using PluginRuntime.Analyzers.Native;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// Writes the table by which the host finds and calls a project's handlers without reflection.
/// </summary>
/// <remarks>
/// Between two edits it keeps names and code, compared by value: an edit that changes no handler, and no type's name, writes nothing anew. What other
/// generators write is not seen; the host looks itself for what is not in the table.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class HandlerTableGenerator : IIncrementalGenerator
{
    /// <summary>The step that chooses: its result is the table's source.</summary>
    internal const string Choice = "HandlerTable";

    /// <summary>The step that has read the handlers.</summary>
    internal const string Handlers = "Handlers";

    private const string Mark = HandlerContract.Namespace + ".HandlerAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var source = context.SyntaxProvider;
        var isWanted = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => TableInput.IsWanted(options))
            .Combine(context.ParseOptionsProvider.Select(static (options, _) => TableInput.CanRead(options)))
            .Combine(context.CompilationProvider.Select(static (compilation, _) => TableInput.CanServe(compilation)))
            .Select(static (input, _) => input is { Left: { Left: true, Right: true }, Right: true });
        var derived = source.CreateSyntaxProvider(static (node, _) => node is TypeDeclarationSyntax { BaseList: not null }, static (found, _) => Derived(found));
        var marked = source.ForAttributeWithMetadataName(Mark, static (_, _) => true, static (found, _) => Marked(found));
        var names = source.CreateSyntaxProvider(static (node, _) => DeclaredName.IsType(node), static (found, _) => DeclaredName.Of(found.Node));
        var json = source.ForAttributeWithMetadataName(
            NamedContext.Attribute, static (_, _) => true, static (found, _) => ContextOf(found.Attributes[0], (CSharpCompilation)found.SemanticModel.Compilation));
        var handlers = derived.Where(static type => type is not null).Collect()
            .Combine(marked.Where(static type => type is not null).Collect())
            .Select(static (found, _) => new EquatableArray<TypeModel>(found.Left.Concat(found.Right).Distinct()!))
            .WithTrackingName(Handlers);
        var table = handlers.Combine(names.Collect()).Combine(json.Collect()).Combine(isWanted)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => TableWishes.Of(options)))
            .Select(static (input, _) => input.Left.Right ? Sources(input.Left.Left.Left.Left, input.Left.Left.Left.Right, input.Left.Left.Right, input.Right) : null)
            .WithTrackingName(Choice);
        context.RegisterSourceOutput(table, static (output, sources) =>
        {
            if (sources is { Table: var text, Json: var json, Native: var native })
            {
                output.AddSource("HandlerTable.g.cs", text);
                if (json is not null)
                {
                    output.AddSource("HandlerJson.g.cs", json);
                }

                if (native is not null)
                {
                    output.AddSource("NativeExports.g.cs", native);
                }
            }
        });
    }

    private static ContextModel ContextOf(AttributeData attribute, CSharpCompilation compilation) => new(
        NamedContext.Code(attribute, compilation), TableInput.CanServeJson(compilation) ? JsonModelReader.Read(attribute, compilation) : null);

    private static TypeModel? Derived(GeneratorSyntaxContext found) =>
        found.SemanticModel.GetDeclaredSymbol(found.Node) is INamedTypeSymbol type ? TypeModelReader.Read(type, found.SemanticModel.Compilation) : null;

    private static TypeModel? Marked(GeneratorAttributeSyntaxContext found) => found.TargetSymbol switch
    {
        INamedTypeSymbol type => TypeModelReader.Read(type, found.SemanticModel.Compilation),
        IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) } method =>
            TypeModelReader.Read(method.ContainingType, found.SemanticModel.Compilation),
        var other => TypeModelReader.Opaque(other),
    };

    private static TableSources? Sources(EquatableArray<TypeModel> handlers, ImmutableArray<string> names, ImmutableArray<ContextModel> contexts, TableWishes wishes)
    {
        TypeModel[] types = [.. handlers];
        var rows = NativeRow.Named(TableChoice.Rows(types, names), wishes.IsNative);
        if (rows.Count == 0)
        {
            return null;
        }

        var context = contexts is [var only] ? only : null;
        var json = wishes.HasJson ? context?.Json : null;
        var isStarted = types.Any(type => type.IsStartup);
        var used = new HashSet<string>(rows.SelectMany(row => row.Entry.JsonTypes));
        JsonRoot[] roots = json is null ? [] : [.. json.Roots.Where(root => used.Contains(root.Type))];
        return new TableSources(
            TableSource.Of(rows, types.FirstOrDefault(type => type.IsStartup)?.Code, context?.Code, roots), roots.Length == 0 ? null : JsonSource.Of(json!, roots),
            wishes.IsNative ? NativeSource.Of([.. rows.Select(row => NativeRow.Of(row, isStarted))], isStarted) : null);
    }

    private sealed record TableSources(string Table, string? Json, string? Native);
}
