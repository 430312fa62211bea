using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.Native;

/// <summary>
/// A handler as a native library describes it.
/// </summary>
/// <param name="Name">By which the host asks for it: letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="OtherNames">By which a handler string finds it as well.</param>
/// <param name="Code">The type whose instance answers, as code names it; <see langword="null"/> where there is none.</param>
/// <param name="Streams">Whether its response goes out while it is written.</param>
/// <param name="Disposes">Whether it has something to give back.</param>
internal sealed record NativeEntry(string Name, EquatableArray<string> OtherNames, string? Code, bool Streams, bool Disposes)
{
    /// <summary>Whether a text is a name as the description knows them.</summary>
    public static bool IsName(string text) => text.Length > 0 && text.All(IsOfName);

    /// <summary>Makes one of a type's full name.</summary>
    public static string NameOf(string fullName) => new([.. fullName.Select(character => IsOfName(character) ? character : '_')]);

    private static bool IsOfName(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';
}
