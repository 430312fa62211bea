using System.Reflection;
using System.Reflection.Metadata;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// Full names of types, as reflection writes them: <c>Namespace.Outer+Inner</c>.
/// </summary>
internal static class TypeNames
{
    // Deeper than any source; a damaged file may have a type inside of itself.
    private const int MaxNesting = 64;

    /// <summary>The full name of a type that the assembly defines.</summary>
    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var inner = "";
        for (var depth = 0; depth < MaxNesting; depth++)
        {
            // A type without an outer one has a flag that says so, which saves a search in the table of nested types.
            if (!type.Attributes.IsNested())
            {
                return Join(reader, type.Namespace, type.Name) + inner;
            }

            inner = $"+{MetadataName.Of(reader, type.Name)}{inner}";
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        }

        throw new BadImageFormatException("A type lies inside of itself.");
    }

    /// <summary>The full name of a type that the assembly refers to.</summary>
    public static string Of(MetadataReader reader, TypeReferenceHandle handle) => Split(reader, handle).Name;

    /// <summary>The full name of a type that the assembly refers to, and where it should be defined.</summary>
    public static (string Name, EntityHandle Scope) Split(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var inner = "";
        for (var depth = 0; depth < MaxNesting; depth++)
        {
            if (type.ResolutionScope.Kind != HandleKind.TypeReference)
            {
                return (Join(reader, type.Namespace, type.Name) + inner, type.ResolutionScope);
            }

            inner = $"+{MetadataName.Of(reader, type.Name)}{inner}";
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        throw new BadImageFormatException("A referred-to type lies inside of itself.");
    }

    /// <summary>Namespace and name.</summary>
    public static string Join(MetadataReader reader, StringHandle typeNamespace, StringHandle name) => typeNamespace.IsNil
        ? MetadataName.Of(reader, name)
        : $"{MetadataName.Of(reader, typeNamespace)}.{MetadataName.Of(reader, name)}";

    private static bool IsNested(this TypeAttributes attributes) =>
        (attributes & TypeAttributes.VisibilityMask) > TypeAttributes.Public;
}
