using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Zips;

/// <summary>
/// What is wrong with a zip, as the end of a sentence about it: <c>its entry 'orders.dll' has …</c>.
/// </summary>
internal static class ZipError
{
    /// <summary>Something of one entry.</summary>
    public static InvalidDataException Entry(string name, string found) => new($"its entry {Quotation.Of(name)} {found}");
}
