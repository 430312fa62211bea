using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Rules.Aws;

/// <summary>
/// The words for a serializer of a handler for AWS's runtime that is missing or cannot be one.
/// </summary>
internal static class SerializerWords
{
    private const string Attribute = "[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]";

    /// <summary>A type has to be read or written, and no serializer is named.</summary>
    public static string NotNamed(string needed, string package) =>
        $"""
        The handler takes or returns {needed}, and package {package} names no serializer that reads or writes it.
        It should name one for the assembly, as in {Attribute}, or for the handler's method.
        Add the attribute in the handler's source, or take and return System.IO.Stream, which needs none.
        """;

    /// <summary>What is named does not implement the interface.</summary>
    public static string NotOne(string serializer, string package) =>
        $"""
        {serializer} of package {package} is named as the handler's serializer, and does not implement Amazon.Lambda.Core.ILambdaSerializer of the package's own Amazon.Lambda.Core.dll.
        It should be a serializer, as in {Attribute}
        Change the attribute in the handler's source, or let the class implement that interface.
        """;

    /// <summary>What is named cannot be made.</summary>
    public static string NoConstructor(string serializer, string name, string package) =>
        $"""
        The serializer {serializer} of package {package} has no public constructor without parameters, or is abstract; its instance is made with that one.
        Add it in the serializer's source: public {SourceType.Declared(name)}()
        """;
}
