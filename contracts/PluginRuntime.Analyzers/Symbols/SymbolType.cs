using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// A type of a project, as the compiler knows it.
/// </summary>
internal sealed class SymbolType(INamedTypeSymbol symbol) : TypeShape
{
    private string[]? _contracts;
    private MethodShape[]? _methods;

    /// <summary>The type itself.</summary>
    public INamedTypeSymbol Symbol => symbol;

    /// <summary>Finds the marked local functions and lambdas in its methods; all source is read for that, so only where every handler must be known.</summary>
    public Func<INamedTypeSymbol, IEnumerable<SymbolMethod>> FindLocals { get; init; } = _ => [];

    /// <inheritdoc/>
    public override string FullName { get; } = PrintedType.FullName(symbol);

    /// <inheritdoc/>
    public override string Name => symbol.MetadataName;

    /// <inheritdoc/>
    public override bool IsPublic => WithOuterTypes().All(type => type.DeclaredAccessibility == Accessibility.Public);

    /// <inheritdoc/>
    public override bool IsAbstract => symbol.IsAbstract || symbol.IsStatic || IsInterface;

    /// <inheritdoc/>
    public override bool IsStatic => symbol.IsStatic;

    /// <inheritdoc/>
    public override bool IsInterface => symbol.TypeKind == TypeKind.Interface;

    /// <inheritdoc/>
    public override bool IsGeneric => WithOuterTypes().Any(type => type.Arity > 0);

    /// <inheritdoc/>
    public override bool HasPublicParameterlessConstructor =>
        symbol.IsValueType || PublicConstructors().Any(constructor => constructor.Parameters.IsEmpty);

    /// <inheritdoc/>
    public override int PublicConstructorCount => PublicConstructors().Count();

    /// <inheritdoc/>
    public override string? EntryName { get; } = ContractSymbols.EntryName(symbol);

    /// <inheritdoc/>
    public override string[] Contracts => _contracts ??=
        [.. ContractSymbols.HandlerInterfaces(symbol).Select(contract => contract.MetadataName)];

    /// <inheritdoc/>
    public override MethodShape[] Methods => _methods ??= [.. Levels().SelectMany((type, depth) => Level(type, isInherited: depth > 0))];

    /// <inheritdoc/>
    public override MethodShape[]? MethodsAt(int level) =>
        Levels().ElementAtOrDefault(level) is { } type ? Level(type, isInherited: false) : null;

    /// <summary>Its methods that are marked, each with the code that the mark stands at.</summary>
    public IEnumerable<SymbolMethod> Marked() => SymbolMethod.Marked(symbol).Concat(FindLocals(symbol));

    private MethodShape[] Level(INamedTypeSymbol type, bool isInherited) =>
        ReferenceEquals(type, symbol) ? [.. SymbolMethod.Of(type, isInherited), .. FindLocals(symbol)] : SymbolMethod.Of(type, isInherited);

    private IEnumerable<INamedTypeSymbol> WithOuterTypes()
    {
        for (var type = symbol; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private IEnumerable<INamedTypeSymbol> Levels()
    {
        for (var type = symbol; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            yield return type;
        }
    }

    // A struct without a constructor has none in its metadata, either.
    private IEnumerable<IMethodSymbol> PublicConstructors() => symbol.InstanceConstructors.Where(constructor =>
        constructor.DeclaredAccessibility == Accessibility.Public && !(symbol.IsValueType && constructor.IsImplicitlyDeclared));
}
