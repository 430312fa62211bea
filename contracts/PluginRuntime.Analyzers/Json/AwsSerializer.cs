using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;
using PluginRuntime.Rules.Aws;

namespace PluginRuntime.Analyzers.Json;

/// <summary>
/// The serializer that a method for AWS's runtime has, its own or the assembly's, and whether it needs one.
/// </summary>
internal static class AwsSerializer
{
    private const string Attribute = "Amazon.Lambda.Core.LambdaSerializerAttribute";
    private const string Contract = "Amazon.Lambda.Core.ILambdaSerializer";

    /// <summary>What the host says of it; <see langword="null"/> if nothing is wrong.</summary>
    /// <param name="method">The handler.</param>
    /// <param name="assembly">The project, which may name one for all.</param>
    /// <param name="package">The package's name.</param>
    public static string? Fault(IMethodSymbol method, IAssemblySymbol assembly, string package)
    {
        if ((NamedBy(method) ?? NamedBy(assembly)) is not { } serializer)
        {
            return HandlerJsonTypes.OfAws(method).FirstOrDefault() is { } needed ? SerializerWords.NotNamed(PrintedType.Of(needed), package) : null;
        }

        if (!serializer.AllInterfaces.Any(contract => PrintedType.FullName(contract) == Contract))
        {
            return SerializerWords.NotOne(PrintedType.Of(serializer), package);
        }

        return serializer.IsAbstract || !new SymbolType(serializer).HasPublicParameterlessConstructor
            ? SerializerWords.NoConstructor(PrintedType.Of(serializer), serializer.MetadataName, package)
            : null;
    }

    // An override has what the method has that it overrides.
    private static INamedTypeSymbol? NamedBy(ISymbol? symbol)
    {
        for (; symbol is not null; symbol = (symbol as IMethodSymbol)?.OverriddenMethod)
        {
            if (symbol.GetAttributes().FirstOrDefault(IsOne)?.ConstructorArguments is [{ Value: INamedTypeSymbol serializer }])
            {
                return serializer;
            }
        }

        return null;
    }

    private static bool IsOne(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (PrintedType.FullName(type) == Attribute)
            {
                return true;
            }
        }

        return false;
    }
}
