using System.Reflection.Metadata;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// A type where it is defined, with the arguments of its type parameters.
/// </summary>
/// <param name="Assembly">The assembly that defines it.</param>
/// <param name="Handle">Its row there.</param>
/// <param name="Arguments">The arguments; none for a type that is open or not generic.</param>
internal sealed record TypeLocation(AssemblyMetadata Assembly, TypeDefinitionHandle Handle, SignatureType[] Arguments)
{
    /// <summary>Deeper than any source; a damaged file may have a type that is its own base.</summary>
    public const int MaxBaseTypes = 64;

    /// <summary>The definition.</summary>
    public TypeDefinition Definition => Assembly.Reader.GetTypeDefinition(Handle);

    /// <summary>The type itself and its base types but <see cref="object"/>, nearest first, as far as they can be found.</summary>
    public IEnumerable<TypeLocation> WithBaseTypes(AssemblyCatalog catalog)
    {
        TypeLocation? type = this;
        for (var depth = 0; type is not null && depth < MaxBaseTypes; depth++)
        {
            yield return type;
            type = type.BaseType() is { Printed: not "System.Object" } baseType ? catalog.Resolve(baseType) : null;
        }
    }

    /// <summary>The base type; <see langword="null"/> for an interface.</summary>
    public SignatureType? BaseType() => Assembly.Read(() =>
        Definition.BaseType.IsNil ? null : Assembly.Printer.Decode(Definition.BaseType, Context(default)));

    /// <summary>The interfaces that it names itself.</summary>
    public SignatureType[] Interfaces() => Assembly.Read<SignatureType[]>(() =>
    [
        .. Definition.GetInterfaceImplementations()
            .Select(handle => Assembly.Reader.GetInterfaceImplementation(handle).Interface)
            .Select(type => Assembly.Printer.Decode(type, Context(default))),
    ]);

    /// <summary>What type parameters stand for in its signatures.</summary>
    public GenericContext Context(GenericParameterHandleCollection methodParameters) =>
        new(Arguments, Definition.GetGenericParameters(), methodParameters);
}
