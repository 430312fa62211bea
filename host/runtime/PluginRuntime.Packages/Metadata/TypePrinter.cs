using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// Decodes the signatures of one assembly into types that print as reflection prints them.
/// </summary>
internal sealed class TypePrinter(AssemblyMetadata assembly) : ISignatureTypeProvider<SignatureType, GenericContext>
{
    private bool _isInSpecification;

    /// <summary>Decodes a base type or an interface, however the metadata refers to it.</summary>
    public SignatureType Decode(EntityHandle type, GenericContext context) => type.Kind switch
    {
        HandleKind.TypeDefinition => GetTypeFromDefinition(assembly.Reader, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => GetTypeFromReference(assembly.Reader, (TypeReferenceHandle)type, 0),
        HandleKind.TypeSpecification => Decode((TypeSpecificationHandle)type, context),
        _ => throw new BadImageFormatException("What should be a type is none."),
    };

    /// <summary>Decodes a method's parameters and what it returns.</summary>
    public MethodSignature<SignatureType> Decode(MethodDefinition method, GenericContext context)
    {
        SignatureCheck.OfMethod(assembly.Reader.GetBlobReader(method.Signature));
        return method.DecodeSignature(this, context);
    }

    /// <inheritdoc/>
    public SignatureType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        new(TypeNames.Of(reader, handle), assembly, handle, []);

    /// <inheritdoc/>
    public SignatureType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        new(TypeNames.Of(reader, handle), assembly, handle, []);

    /// <inheritdoc/>
    public SignatureType GetTypeFromSpecification(
        MetadataReader reader, GenericContext genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        Decode(handle, genericContext);

    /// <inheritdoc/>
    public SignatureType GetPrimitiveType(PrimitiveTypeCode typeCode) => SignatureType.Unnamed($"System.{typeCode}");

    /// <inheritdoc/>
    public SignatureType GetGenericInstantiation(SignatureType genericType, ImmutableArray<SignatureType> typeArguments) =>
        new(
            $"{genericType.Printed}[{string.Join(',', typeArguments.Select(argument => argument.Printed))}]",
            genericType.Assembly,
            genericType.Handle,
            [.. typeArguments]);

    /// <inheritdoc/>
    public SignatureType GetGenericTypeParameter(GenericContext genericContext, int index) =>
        index < genericContext.TypeArguments.Length
            ? genericContext.TypeArguments[index]
            : Parameter(genericContext.TypeParameters, index);

    /// <inheritdoc/>
    public SignatureType GetGenericMethodParameter(GenericContext genericContext, int index) =>
        Parameter(genericContext.MethodParameters, index);

    /// <inheritdoc/>
    public SignatureType GetSZArrayType(SignatureType elementType) => SignatureType.Unnamed($"{elementType.Printed}[]");

    /// <inheritdoc/>
    public SignatureType GetArrayType(SignatureType elementType, ArrayShape shape) => SignatureType.Unnamed(
        shape.Rank == 1 ? $"{elementType.Printed}[*]" : $"{elementType.Printed}[{new string(',', shape.Rank - 1)}]");

    /// <inheritdoc/>
    public SignatureType GetByReferenceType(SignatureType elementType) => SignatureType.Unnamed($"{elementType.Printed}&");

    /// <inheritdoc/>
    public SignatureType GetPointerType(SignatureType elementType) => SignatureType.Unnamed($"{elementType.Printed}*");

    /// <inheritdoc/>
    public SignatureType GetFunctionPointerType(MethodSignature<SignatureType> signature) => SignatureType.Unnamed(
        $"{signature.ReturnType.Printed}({string.Join(", ", signature.ParameterTypes.Select(type => type.Printed))})");

    /// <inheritdoc/>
    public SignatureType GetModifiedType(SignatureType modifier, SignatureType unmodifiedType, bool isRequired) => unmodifiedType;

    /// <inheritdoc/>
    public SignatureType GetPinnedType(SignatureType elementType) => elementType;

    private SignatureType Decode(TypeSpecificationHandle handle, GenericContext context)
    {
        // No compiler puts one specification into another, and a hostile file could put one into itself.
        if (_isInSpecification)
        {
            throw new BadImageFormatException("A type specification refers to another.");
        }

        var specification = assembly.Reader.GetTypeSpecification(handle);
        SignatureCheck.OfType(assembly.Reader.GetBlobReader(specification.Signature));
        _isInSpecification = true;
        try
        {
            return specification.DecodeSignature(this, context);
        }
        finally
        {
            _isInSpecification = false;
        }
    }

    private SignatureType Parameter(GenericParameterHandleCollection parameters, int index) => SignatureType.Unnamed(
        MetadataName.Of(assembly.Reader, assembly.Reader.GetGenericParameter(parameters[index]).Name));
}
