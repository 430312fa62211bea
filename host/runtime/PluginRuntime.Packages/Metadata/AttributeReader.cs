using System.Reflection.Metadata;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// Finds attributes by the full name of their type.
/// </summary>
internal static class AttributeReader
{
    private const ushort Prolog = 1;

    /// <summary>Answers whether there is one.</summary>
    public static bool Has(MetadataReader reader, CustomAttributeHandleCollection attributes, string type) =>
        Find(reader, attributes, type) is not null;

    /// <summary>The text that is the attribute's first argument; <see langword="null"/> without the attribute.</summary>
    public static string? ReadText(MetadataReader reader, CustomAttributeHandleCollection attributes, string type)
    {
        if (Find(reader, attributes, type) is not { } attribute)
        {
            return null;
        }

        var value = reader.GetBlobReader(attribute.Value);
        return value.ReadUInt16() == Prolog
            ? value.ReadSerializedString()
            : throw new BadImageFormatException("An attribute's value does not begin as one.");
    }

    private static CustomAttribute? Find(MetadataReader reader, CustomAttributeHandleCollection attributes, string type)
    {
        foreach (var handle in attributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (TypeOf(reader, attribute.Constructor) == type)
            {
                return attribute;
            }
        }

        return null;
    }

    private static string? TypeOf(MetadataReader reader, EntityHandle constructor)
    {
        var type = constructor.Kind == HandleKind.MethodDefinition
            ? reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            : reader.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return type.Kind switch
        {
            HandleKind.TypeDefinition => TypeNames.Of(reader, (TypeDefinitionHandle)type),
            HandleKind.TypeReference => TypeNames.Of(reader, (TypeReferenceHandle)type),
            _ => null,
        };
    }
}
