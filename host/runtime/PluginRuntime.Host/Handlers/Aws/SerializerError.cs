using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// The messages for a serializer that is missing or cannot be one.
/// </summary>
internal static class SerializerError
{
    /// <summary>A type has to be read or written, and no serializer is named.</summary>
    public static FunctionException NotNamed(Type needed, string package) =>
        new(PackageErrorType.InvalidHandler, SerializerWords.NotNamed(needed.ToString(), package));

    /// <summary>What is named does not implement the interface.</summary>
    public static PackageException NotOne(Type serializer, string package) => Invalid(
        $"""
        {serializer.FullName} of package {package} is named as the handler's serializer, and does not implement Amazon.Lambda.Core.ILambdaSerializer of the package's own Amazon.Lambda.Core.dll.
        It should be a serializer, as in {SerializerWords.Attribute}
        Change the attribute in the handler's source, or let the class implement that interface.
        """);

    /// <summary>What is named cannot be made.</summary>
    public static PackageException NoConstructor(Type serializer, string package) => Invalid(
        $"""
        The serializer {serializer.FullName} of package {package} has no public constructor without parameters, or is abstract; its instance is made with that one.
        Add it in the serializer's source: public {serializer.Name}()
        """);

    private static PackageException Invalid(string message) => new(PackageErrorType.InvalidHandler, message);
}
