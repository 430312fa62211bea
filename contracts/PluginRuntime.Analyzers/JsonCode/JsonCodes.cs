using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// Writes what reads and writes the types of one context: each type once, however many hold it.
/// </summary>
/// <param name="options">The context's options.</param>
/// <param name="types">How code names types.</param>
internal sealed class JsonCodes(JsonOptions options, NameableTypes types)
{
    private readonly List<WrittenJson?> _written = [];
    private readonly Dictionary<string, int> _places = [];

    /// <summary>The context's options.</summary>
    public JsonOptions Options => options;

    /// <summary>Everything that was written.</summary>
    public IEnumerable<JsonMethods> Methods => _written.Select(written => new JsonMethods(written!.Methods, new EquatableArray<int>(written.Needs)));

    /// <summary>A type that a handler may have.</summary>
    /// <exception cref="LeftToContext">It is the context's to read and write.</exception>
    public JsonRoot Root(ITypeSymbol type)
    {
        var kept = _written.Count;
        try
        {
            var root = Of(type, byName: false);
            return new JsonRoot(Code(type), root.Place, root.Write("value"));
        }
        catch (LeftToContext)
        {
            // What was begun for it may hold what is not written.
            foreach (var place in _places.Where(place => place.Value >= kept).ToArray())
            {
                _places.Remove(place.Key);
            }

            _written.RemoveRange(kept, _written.Count - kept);
            throw;
        }
    }

    /// <summary>What reads and writes a type, that of a member or an item too.</summary>
    /// <exception cref="LeftToContext">It is the context's to read and write.</exception>
    public JsonUse Of(ITypeSymbol type, bool byName)
    {
        var isByName = type.TypeKind == TypeKind.Enum && (byName || options.UsesEnumNames);
        var key = (isByName ? "names of " : "") + Code(type);
        if (!_places.TryGetValue(key, out var place))
        {
            place = _written.Count;
            _places.Add(key, place);
            _written.Add(null);
            _written[place] = Write(type, isByName, place);
        }

        var leaf = JsonLeaves.Of(PrintedType.Of(type));
        return new JsonUse(place, Code(type), leaf is null || leaf.IsWrittenByMethod ? null : leaf);
    }

    /// <summary>A type as code names it.</summary>
    /// <exception cref="LeftToContext">It cannot be named.</exception>
    public string Code(ITypeSymbol type) => type is IDynamicTypeSymbol
        ? throw new LeftToContext("it has a dynamic value")
        : types.Code(type) ?? throw new LeftToContext($"{type.Name} cannot be named by code beside it");

    private WrittenJson Write(ITypeSymbol type, bool isByName, int place)
    {
        if (JsonLeaves.Of(PrintedType.Of(type)) is { } leaf)
        {
            return LeafCode.Of(leaf, Code(type), options.RespectsNullability, place);
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } choice)
        {
            return EnumCode.Of(choice, Code(choice), isByName || new JsonAttributes(choice, "JsonConverter").IsByName(choice), place);
        }

        return CollectionCode.Of(type, this, place)
            ?? (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsRefLikeType: false } named
                ? new ObjectCode(named, this, place).Write()
                : throw new LeftToContext($"{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} is not a type whose JSON is written here"));
    }
}

/// <summary>
/// The methods for one type.
/// </summary>
/// <param name="Methods">As source.</param>
/// <param name="Needs">The places of those that they call.</param>
internal sealed record WrittenJson(string Methods, int[] Needs);

/// <summary>
/// How a value of a type is read and written where it stands.
/// </summary>
/// <param name="Place">The place of its methods.</param>
/// <param name="Type">The type as code names it.</param>
/// <param name="Leaf">What is written in place; <see langword="null"/> if a method writes it.</param>
internal sealed record JsonUse(int Place, string Type, JsonLeaf? Leaf)
{
    /// <summary>The expression that reads into a variable, and is false where the context has to read.</summary>
    public string Read(string variable) => $"Read{Place}(ref reader, out {variable})";

    /// <summary>The statement that writes an expression without effects.</summary>
    public string Write(string expression) => Leaf?.Write(expression) ?? $"if (!Write{Place}(writer, {expression})) return false;";
}
