using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// A method of a project's type, as the compiler knows it.
/// </summary>
/// <param name="symbol">The method.</param>
/// <param name="made">The name that the compiler makes for it; <see langword="null"/> for the one that was written.</param>
internal sealed class SymbolMethod(IMethodSymbol symbol, string? made = null) : MethodShape
{
    private const string StateMachine = "System.Runtime.CompilerServices.AsyncStateMachineAttribute";
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    private ParameterShape[]? _parameters;

    /// <summary>The method itself.</summary>
    public IMethodSymbol Symbol => symbol;

    /// <inheritdoc/>
    public override string Name => made ?? symbol.MetadataName;

    /// <inheritdoc/>
    public override string DeclaringType => PrintedType.FullName(symbol.ContainingType);

    /// <inheritdoc/>
    public override bool IsPublic => symbol.DeclaredAccessibility == Accessibility.Public;

    /// <inheritdoc/>
    public override bool IsStatic => symbol.IsStatic;

    /// <inheritdoc/>
    public override bool IsAbstract => symbol.IsAbstract;

    /// <inheritdoc/>
    public override bool IsGeneric => symbol.Arity > 0;

    /// <inheritdoc/>
    public override bool IsAsync => symbol.IsAsync || symbol.PartialImplementationPart is { IsAsync: true } || ContractSymbols.AttributeOf(symbol, StateMachine) is not null;

    /// <inheritdoc/>
    public override bool IsSpecial =>
        symbol.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.Destructor)
        || symbol.IsImplicitlyDeclared
        || Name.Contains("<")
        || ContractSymbols.AttributeOf(symbol, CompilerGenerated) is not null;

    /// <inheritdoc/>
    public override bool IsVarArgs => symbol.IsVararg;

    /// <inheritdoc/>
    public override bool HasParamsArray => symbol.Parameters.Any(parameter => parameter is { IsParams: true, Type: IArrayTypeSymbol });

    /// <inheritdoc/>
    public override string? EntryName { get; } = ContractSymbols.EntryName(symbol);

    /// <inheritdoc/>
    public override ParameterShape[] Parameters => _parameters ??=
    [
        .. symbol.Parameters.Select(parameter => new ParameterShape(
            parameter.Name,
            PrintedType.Of(parameter.Type, parameter.RefKind),
            parameter.RefKind == RefKind.None && parameter.Type.IsRefLikeType)),
    ];

    /// <inheritdoc/>
    public override string ReturnType => PrintedType.Of(symbol.ReturnType, symbol.RefKind);

    /// <inheritdoc/>
    public override bool ReturnsByRefLike => symbol.ReturnType.IsRefLikeType;

    /// <summary>The methods that a type declares and marks <c>[Handler]</c>.</summary>
    public static IEnumerable<SymbolMethod> Marked(INamedTypeSymbol type) =>
        Declared(type).Select(method => new SymbolMethod(method)).Where(method => method.EntryName is not null);

    /// <summary>The methods that a type declares, constructors left out.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isInherited">Whether it is asked for as a base type, whose private methods cannot be seen.</param>
    public static MethodShape[] Of(INamedTypeSymbol type, bool isInherited) =>
    [
        .. Declared(type)
            .Where(method => !(isInherited && method.DeclaredAccessibility == Accessibility.Private))
            .Select(method => new SymbolMethod(method)),
    ];

    private static IEnumerable<IMethodSymbol> Declared(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IMethodSymbol>()
        .Where(method => method.MethodKind is not (MethodKind.Constructor or MethodKind.StaticConstructor))
        // What is declared and nowhere implemented is not compiled.
        .Where(method => !method.IsPartialDefinition || method.PartialImplementationPart is not null);
}
