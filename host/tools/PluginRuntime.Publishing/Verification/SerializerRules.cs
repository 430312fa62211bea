using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// The check that a method by AWS's rules has a serializer for what it takes and returns, and that what it names can be one.
/// </summary>
internal static class SerializerRules
{
    private const string Stream = "System.IO.Stream";

    /// <summary>Looks at the types, and at the attributes of the method and its assembly.</summary>
    /// <param name="package">The package.</param>
    /// <param name="handler">What a handler string means in it.</param>
    /// <exception cref="PackageException">None is named and one is needed, or what is named cannot be one.</exception>
    public static void Require(MetadataPackage package, HandlerShape handler)
    {
        if (Fault(package, handler) is { } fault)
        {
            throw new PackageException(PackageErrorType.InvalidHandler, fault);
        }
    }

    /// <summary>The same as a message; <see langword="null"/> if nothing is wrong.</summary>
    public static string? Fault(MetadataPackage package, HandlerShape handler)
    {
        if (handler is not { IsAws: true, Method: MetadataMethod method })
        {
            return null;
        }

        var name = package.Package.Name;
        return (method.Serializer ?? package.Serializer) switch
        {
            null => Needed(method) is { } needed ? SerializerWords.NotNamed(needed, name) : null,
            { Type: null } => null,
            { IsOne: false, Type: var type } => SerializerWords.NotOne(type.FullName, name),
            { Type: { IsAbstract: true } or { HasPublicParameterlessConstructor: false } } named => SerializerWords.NoConstructor(named.Type!.FullName, named.Type.Name, name),
            _ => null,
        };
    }

    private static string? Needed(MetadataMethod method) =>
        method.Parameters.Select(parameter => parameter.TypeName).FirstOrDefault(type => type is not (Stream or AwsContract.Context)) ?? method.WrittenForAws;
}
