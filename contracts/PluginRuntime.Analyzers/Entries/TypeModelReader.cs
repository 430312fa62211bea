using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Json;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// From a type of a project to what the table must know of it.
/// </summary>
internal static class TypeModelReader
{
    // Only messages name the package, and none is shown here.
    private static readonly PackageFacts AnyPackage = new() { Name = "", Directory = "", MainAssembly = "", HasLambdaCore = false };

    /// <summary>Reads a type.</summary>
    /// <returns><see langword="null"/> for one that is no handler, has none and registers no services.</returns>
    public static TypeModel? Read(INamedTypeSymbol symbol, Compilation compilation)
    {
        var type = new SymbolType(symbol);
        var types = new NameableTypes(compilation);
        EntryModel[] methods = [.. SymbolMethod.Marked(symbol).Select(method => Entry(type, method, types))];
        var isStartup = symbol is { TypeKind: TypeKind.Class, IsAbstract: false } && ContractSymbols.IsStartup(symbol);
        var isHandler = type.EntryName is not null || type.Contracts.Length > 0;
        if (!isHandler && !isStartup && methods.Length == 0)
        {
            return null;
        }

        return new TypeModel
        {
            FullName = type.FullName,
            Name = type.Name,
            CanBeMade = !type.IsInterface && !type.IsAbstract && !type.IsGeneric,
            ContractCount = type.Contracts.Length,
            Own = isHandler ? Entry(type, method: null, types) : null,
            Methods = new EquatableArray<EntryModel>(methods),
            IsStartup = isStartup,
            Code = type.IsGeneric ? null : types.Code(symbol),
            IsMadeByCode = type is { IsAbstract: false, HasPublicParameterlessConstructor: true } && IsMadeByCode(symbol),
            IsDisposable = symbol.AllInterfaces.Any(contract => PrintedType.FullName(contract) is "System.IDisposable" or "System.IAsyncDisposable"),
        };
    }

    /// <summary>A mark at a place that is no member of a type: the host finds it in what the compiler makes of that.</summary>
    public static TypeModel Opaque(ISymbol symbol) => new()
    {
        FullName = symbol.ToDisplayString(),
        Name = symbol.Name,
        CanBeMade = false,
        ContractCount = 0,
        Own = null,
        Methods = default,
        IsStartup = false,
        Code = null,
        IsMadeByCode = false,
        IsOpaque = true,
    };

    private static EntryModel Entry(SymbolType type, SymbolMethod? method, NameableTypes types)
    {
        var shape = new HandlerShape(type, method);
        return new EntryModel
        {
            Mark = method is null ? type.EntryName : method.EntryName,
            Method = method?.Name,
            IsStatic = method is { IsStatic: true },
            TakesToken = method is null || MethodVisit.TakesToken(method.Symbol),
            FitsWithServices = Fits(shape, hasServices: true),
            FitsAlone = Fits(shape, hasServices: false),
            Visit = method is null ? ContractVisit.Code(type.Symbol, types) : MethodVisit.Code(method.Symbol, types),
            JsonTypes = new EquatableArray<string>(HandlerJsonTypes.Of(method is null ? type.Symbol : method.Symbol).Select(types.Code).OfType<string>()),
        };
    }

    private static bool Fits(HandlerShape handler, bool hasServices)
    {
        try
        {
            HandlerRules.Check(handler, AnyPackage, hasServices);
            return true;
        }
        catch (PackageException)
        {
            return false;
        }
    }

    private static bool IsMadeByCode(INamedTypeSymbol type)
    {
        var constructor = type.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.IsEmpty);
        return (constructor is null || !NameableTypes.IsForbidden(constructor)) && !HasRequiredMembers(type);
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (level.GetMembers().Any(RequiredMember.Is))
            {
                return true;
            }
        }

        return false;
    }
}
