using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The code for the types of a JSON context, as far as it is written: text alone, to be compared between two edits.
/// </summary>
/// <param name="Options">What all of it follows.</param>
/// <param name="Methods">What reads and writes each type; others refer to them by their place.</param>
/// <param name="Roots">The types that a handler may have.</param>
internal sealed record JsonModel(JsonLimits Options, EquatableArray<JsonMethods> Methods, EquatableArray<JsonRoot> Roots);

/// <summary>
/// What readers and writers are made with.
/// </summary>
/// <param name="MaxDepth">How deep is read.</param>
/// <param name="IsIndented">Whether responses are written over several lines.</param>
internal sealed record JsonLimits(int MaxDepth, bool IsIndented);

/// <summary>
/// What reads and writes one type.
/// </summary>
/// <param name="Text">The methods.</param>
/// <param name="Needs">The places of those that they call.</param>
internal sealed record JsonMethods(string Text, EquatableArray<int> Needs);

/// <summary>
/// A type that a handler may take or return.
/// </summary>
/// <param name="Type">As code names it.</param>
/// <param name="Method">The place of what reads it.</param>
/// <param name="Write">The statement that writes <c>value</c>.</param>
internal sealed record JsonRoot(string Type, int Method, string Write);
