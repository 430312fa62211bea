using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Json;

/// <summary>
/// The words for a type that the plugin's JSON context does not know: told by the host at its start, and by the compiler before.
/// </summary>
internal static class UnknownType
{
    /// <summary>The message.</summary>
    /// <param name="context">The context's full name.</param>
    /// <param name="package">The package's name.</param>
    /// <param name="type">The type as reflection prints it.</param>
    public static string Message(string context, string package, string type) =>
        $"""
        The JSON context {context} of package {package} does not know {type}, which a handler takes or returns.
        Add [JsonSerializable(typeof({SourceType.Of(type)}))] to that class.
        """;
}
