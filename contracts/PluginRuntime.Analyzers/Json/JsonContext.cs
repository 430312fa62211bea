using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.JsonCode;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Json;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Json;

/// <summary>
/// The JSON context that a project names, and the types for which the generator makes metadata in it.
/// </summary>
internal sealed class JsonContext
{
    private const string PluginJsonContext = HandlerContract.Namespace + ".PluginJsonContextAttribute";
    private const string Serializable = "System.Text.Json.Serialization.JsonSerializableAttribute";

    private readonly INamedTypeSymbol _context;
    private readonly Lazy<HashSet<ITypeSymbol>> _known;

    private readonly Compilation _compilation;
    private readonly AttributeData? _written;

    private JsonContext(INamedTypeSymbol context, ITypeSymbol[] roots, Compilation compilation, AttributeData? written)
    {
        _context = context;
        _compilation = compilation;
        _written = written;
        _known = new Lazy<HashSet<ITypeSymbol>>(() => ReachableTypes.From(roots));
    }

    /// <summary>The context that <c>[assembly: PluginJsonContext]</c> names.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="getsCode">Whether code is written for the JSON of its handlers.</param>
    /// <returns><see langword="null"/> without one, and for one that names no types: what it knows is its own code's to say.</returns>
    public static JsonContext? Of(Compilation compilation, bool getsCode)
    {
        var attribute = ContractSymbols.AttributeOf(compilation.Assembly, PluginJsonContext);
        if (attribute?.ConstructorArguments is not [{ Value: INamedTypeSymbol context }])
        {
            return null;
        }

        ITypeSymbol[] roots =
        [
            .. ContractSymbols.AttributesOf(context, Serializable)
                .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
                .OfType<ITypeSymbol>(),
        ];
        return roots.Length == 0 ? null : new JsonContext(context, roots, compilation, getsCode ? attribute : null);
    }

    /// <summary>What is said of each type of a handler's that it does not know.</summary>
    /// <param name="handler">The type or the method that is the handler.</param>
    /// <param name="package">The package's name.</param>
    public IEnumerable<UnknownJson> UnknownOf(ISymbol handler, string package) => HandlerJsonTypes.Of(handler)
        .Distinct(SymbolEqualityComparer.Default)
        .Cast<ITypeSymbol>()
        .Where(type => !_known.Value.Contains(type))
        .Select(type => new UnknownJson(UnknownType.Message(PrintedType.FullName(_context), package, PrintedType.Of(type)), _context, type));

    /// <summary>What is said of each type of a handler's that it knows and that no code is written for.</summary>
    public IEnumerable<string> LeftOf(ISymbol handler) => _written is not { } attribute ? [] : HandlerJsonTypes.Of(handler)
        .Distinct(SymbolEqualityComparer.Default)
        .Cast<ITypeSymbol>()
        .Where(_known.Value.Contains)
        .Select(type => (type, reason: JsonModelReader.Reason(attribute, _compilation, type)))
        .Where(left => left.reason is not null)
        .Select(left => Message(left.type, left.reason!));

    private string Message(ITypeSymbol type, string reason) =>
        $"""
        The JSON of {PrintedType.Of(type)}, which a handler takes or returns, is left to {PrintedType.FullName(_context)}: {reason}.
        The answer is the same, and the first one comes later. Give it public properties of plain types, or set <LambdaGeneratedJson>false</LambdaGeneratedJson> in the project for all.
        """;
}

/// <summary>
/// A type of a handler's that the project's JSON context does not know.
/// </summary>
/// <param name="Message">What the host says of it.</param>
/// <param name="Context">The context.</param>
/// <param name="Type">The type.</param>
internal sealed record UnknownJson(string Message, INamedTypeSymbol Context, ITypeSymbol Type);
