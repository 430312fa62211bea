namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// Says why a type's JSON stays the context's: something of it that generated code would not do exactly as System.Text.Json does.
/// </summary>
internal sealed class LeftToContext(string reason) : Exception(reason);
