namespace PluginRuntime.Rules.Aws;

/// <summary>
/// What is told of a method by AWS's rules whose event or response nobody reads or writes.
/// </summary>
internal static class SerializerWords
{
    /// <summary>The line that names AWS's own serializer.</summary>
    public const string Attribute = "[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]";

    /// <summary>None is named.</summary>
    /// <param name="needed">The type that it should read or write.</param>
    /// <param name="package">The package's name.</param>
    public static string NotNamed(string needed, string package) =>
        $"""
        The handler takes or returns {needed}, and package {package} names no serializer that reads or writes it.
        It should name one for the assembly, as in {Attribute}, or for the handler's method.
        Add the attribute in the handler's source, or take and return System.IO.Stream, which needs none.
        """;
}
