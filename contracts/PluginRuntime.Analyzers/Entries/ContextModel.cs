using PluginRuntime.Analyzers.JsonCode;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// What is kept of the attribute that names a project's JSON context.
/// </summary>
/// <param name="Code">The context as code names it; <see langword="null"/> where its instance may not be there to take.</param>
/// <param name="Json">What reads and writes its types; <see langword="null"/> where the context does.</param>
internal sealed record ContextModel(string? Code, JsonModel? Json);
