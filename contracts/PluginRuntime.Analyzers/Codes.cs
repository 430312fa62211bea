namespace PluginRuntime.Analyzers;

/// <summary>
/// What diagnostics and the fixes for them know each other by.
/// </summary>
internal static class Codes
{
    /// <summary>A handler that the host cannot call.</summary>
    public const string CannotBeCalled = "PLR2001";

    /// <summary>A type that the plugin's JSON context does not know.</summary>
    public const string UnknownToJsonContext = "PLR2004";

    /// <summary>A handler that waits for a task instead of awaiting it.</summary>
    public const string Blocks = "PLR2006";

    /// <summary>The property that says which rule a handler breaks, where a fix asks for it.</summary>
    public const string Rule = "rule";

    /// <summary>The rule against <c>async void</c>.</summary>
    public const string AsyncVoid = "async void";

    /// <summary>The property with the JSON context's id in documentation comments.</summary>
    public const string Context = "context";

    /// <summary>The property with the id, in references of documentation comments, of the type that it does not know.</summary>
    public const string Type = "type";
}
