using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Publishing.Verification;

/// <summary>
/// What of a package may keep its code in memory once a hot swap has replaced it.
/// </summary>
internal static class UnloadingWarning
{
    // In the host's framework, and loaded where a DLL refers to it.
    private const string Dynamic = "Microsoft.CSharp";

    /// <summary>The message; <see langword="null"/> if there is nothing.</summary>
    /// <param name="package">The package.</param>
    /// <param name="catalog">Reads its DLLs.</param>
    public static string? Of(PackageLocation package, AssemblyCatalog catalog)
    {
        var loaded = Directory.GetFiles(package.Directory, "*.dll").Select(path => Path.GetFileNameWithoutExtension(path)).Append(Dynamic).ToHashSet(StringComparer.Ordinal);
        var pins = LikelyPins.Of(package, loaded, catalog.Open);
        return pins.Length == 0
            ? null
            : $"""
              The package {Quotation.Of(package.Name)} has what may keep its code in memory after a hot swap: {string.Join("; ", pins)}.
              It should give that up when the handler is disposed, as a handler does that implements IAsyncDisposable.
              Change it in the package's source; for a function that is never swapped it does not matter.
              """;
    }
}
