using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// From the context that a project names to the code for its types.
/// </summary>
internal static class JsonModelReader
{
    private const string Serialization = "System.Text.Json.Serialization.";

    // The one whose behaviour is followed, and held against it by tests.
    private const int FollowedVersion = 10;

    /// <summary>The code for all types that the context names.</summary>
    /// <param name="attribute">What names the context.</param>
    /// <param name="compilation">The project.</param>
    /// <returns><see langword="null"/> where all is the context's to read and write.</returns>
    public static JsonModel? Read(AttributeData attribute, Compilation compilation)
    {
        try
        {
            var context = Context(attribute, compilation);
            var codes = new JsonCodes(JsonOptions.Of(context), new NameableTypes(compilation));
            JsonRoot[] roots = [.. Named(context).Select(type => Root(codes, type)).OfType<JsonRoot>().Distinct()];
            return new JsonModel(
                new JsonLimits(codes.Options.MaxDepth, codes.Options.IsIndented), new EquatableArray<JsonMethods>(codes.Methods), new EquatableArray<JsonRoot>(roots));
        }
        catch (LeftToContext)
        {
            return null;
        }
    }

    /// <summary>Why a type of a handler's is left to the context; <see langword="null"/> if it is not.</summary>
    public static string? Reason(AttributeData attribute, Compilation compilation, ITypeSymbol type)
    {
        try
        {
            var context = Context(attribute, compilation);
            var options = JsonOptions.Of(context);
            if (!Named(context).Contains(type, SymbolEqualityComparer.Default))
            {
                throw new LeftToContext($"the context does not name it in a [JsonSerializable] of its own");
            }

            _ = new JsonCodes(options, new NameableTypes(compilation)).Root(type);
            return null;
        }
        catch (LeftToContext error)
        {
            return error.Message;
        }
    }

    private static JsonRoot? Root(JsonCodes codes, ITypeSymbol type)
    {
        try
        {
            return codes.Root(type);
        }
        catch (LeftToContext)
        {
            return null;
        }
    }

    // An analyzer sees what System.Text.Json's generator has written.
    private static bool IsOfUser(ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(place => !member.IsImplicitlyDeclared && !place.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static IEnumerable<ITypeSymbol> Named(INamedTypeSymbol context) => ContractSymbols.AttributesOf(context, Serialization + "JsonSerializableAttribute")
        .Where(attribute => !attribute.NamedArguments.Any(argument => argument is { Key: "GenerationMode", Value.Value: not 0 }))
        .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
        .OfType<ITypeSymbol>();

    private static INamedTypeSymbol Context(AttributeData attribute, Compilation compilation)
    {
        if (NamedContext.Code(attribute, compilation) is null)
        {
            throw new LeftToContext("code beside the context cannot take its instance");
        }

        var context = (INamedTypeSymbol)attribute.ConstructorArguments[0].Value!;
        if (context.BaseType?.ContainingAssembly is not { Identity: { Name: "System.Text.Json", Version.Major: FollowedVersion } })
        {
            throw new LeftToContext($"the project refers to another System.Text.Json than {FollowedVersion}");
        }

        if (!SymbolEqualityComparer.Default.Equals(context.ContainingAssembly, compilation.Assembly) || context.GetMembers().Any(IsOfUser))
        {
            throw new LeftToContext("the context has code of its own");
        }

        _ = new JsonAttributes(context, "JsonSerializable", "JsonSourceGenerationOptions");
        return context;
    }
}
