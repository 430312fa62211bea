using System.Reflection.Metadata;

namespace PluginRuntime.Packages.Metadata;

/// <summary>
/// A look through a signature before it is decoded: whether the numbers in it are such as its length has room for.
/// </summary>
/// <remarks>
/// The decoder takes memory for as many parameters, arguments and dimensions as a number says, gigabytes of it, before it reads the first. It also calls
/// itself once for each level of a type, and a level takes at least a byte: the longest length bounds the stack. The format: ECMA-335, II.23.2.
/// </remarks>
internal static class SignatureCheck
{
    private const int MaxBytes = 1024;

    // As .NET itself.
    private const int MaxRank = 32;

    private const int GenericMethod = 0x10;

    /// <summary>Checks a method's.</summary>
    /// <exception cref="BadImageFormatException">It is too long, or a number in it too large.</exception>
    public static void OfMethod(BlobReader signature)
    {
        CheckLength(signature);
        ReadMethod(ref signature);
    }

    /// <summary>Checks a type specification's.</summary>
    /// <exception cref="BadImageFormatException">It is too long, or a number in it too large.</exception>
    public static void OfType(BlobReader signature)
    {
        CheckLength(signature);
        ReadType(ref signature);
    }

    private static void ReadMethod(ref BlobReader signature)
    {
        if ((signature.ReadByte() & GenericMethod) != 0)
        {
            signature.ReadCompressedInteger();
        }

        ReadTypes(ref signature, Count(ref signature) + 1);
    }

    private static void ReadTypes(ref BlobReader signature, int count)
    {
        for (var index = 0; index < count; index++)
        {
            ReadType(ref signature);
        }
    }

    private static void ReadType(ref BlobReader signature)
    {
        switch ((SignatureTypeCode)signature.ReadCompressedInteger())
        {
            case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray or SignatureTypeCode.Pinned or SignatureTypeCode.Sentinel:
                ReadType(ref signature);
                break;
            case (SignatureTypeCode)SignatureTypeKind.Class or (SignatureTypeCode)SignatureTypeKind.ValueType:
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                signature.ReadCompressedInteger();
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                signature.ReadCompressedInteger();
                ReadType(ref signature);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                ReadType(ref signature);
                ReadTypes(ref signature, Count(ref signature));
                break;
            case SignatureTypeCode.Array:
                ReadArray(ref signature);
                break;
            case SignatureTypeCode.FunctionPointer:
                ReadMethod(ref signature);
                break;
        }
    }

    private static void ReadArray(ref BlobReader signature)
    {
        ReadType(ref signature);
        if (signature.ReadCompressedInteger() is 0 or > MaxRank)
        {
            throw new BadImageFormatException($"An array has no dimension, or more than {MaxRank}.");
        }

        for (var sizes = Count(ref signature); sizes > 0; sizes--)
        {
            signature.ReadCompressedInteger();
        }

        for (var bounds = Count(ref signature); bounds > 0; bounds--)
        {
            signature.ReadCompressedSignedInteger();
        }
    }

    // Each of what is counted takes at least a byte.
    private static int Count(ref BlobReader signature) => signature.ReadCompressedInteger() is var count && count <= signature.RemainingBytes
        ? count
        : throw new BadImageFormatException($"A signature counts {count:N0} where {signature.RemainingBytes:N0} bytes are left.");

    private static void CheckLength(BlobReader signature)
    {
        if (signature.Length > MaxBytes)
        {
            throw new BadImageFormatException($"A signature has more than {MaxBytes:N0} bytes.");
        }
    }
}
