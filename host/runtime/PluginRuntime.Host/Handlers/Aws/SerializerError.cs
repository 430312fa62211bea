using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// The errors for a serializer that is missing or cannot be one.
/// </summary>
internal static class SerializerError
{
    /// <summary>A type has to be read or written, and no serializer is named.</summary>
    public static FunctionException NotNamed(Type needed, string package) =>
        new(PackageErrorType.InvalidHandler, SerializerWords.NotNamed(needed.ToString(), package));

    /// <summary>What is named does not implement the interface.</summary>
    public static PackageException NotOne(Type serializer, string package) => Invalid(SerializerWords.NotOne(serializer.ToString(), package));

    /// <summary>What is named cannot be made.</summary>
    public static PackageException NoConstructor(Type serializer, string package) =>
        Invalid(SerializerWords.NoConstructor(serializer.ToString(), serializer.Name, package));

    private static PackageException Invalid(string message) => new(PackageErrorType.InvalidHandler, message);
}
