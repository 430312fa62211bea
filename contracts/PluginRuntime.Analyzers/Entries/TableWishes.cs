using Microsoft.CodeAnalysis.Diagnostics;

namespace PluginRuntime.Analyzers.Entries;

/// <summary>
/// What a project's properties want besides the table.
/// </summary>
/// <param name="HasJson">Readers and writers of the handlers' JSON.</param>
/// <param name="IsNative">The exports of a native library.</param>
internal sealed record TableWishes(bool HasJson, bool IsNative)
{
    /// <summary>Reads them.</summary>
    public static TableWishes Of(AnalyzerConfigOptionsProvider options) => new(TableInput.WantsJson(options), TableInput.IsNative(options));
}
