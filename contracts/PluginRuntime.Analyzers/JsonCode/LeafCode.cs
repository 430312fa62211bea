namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The methods for a type that is one JSON value.
/// </summary>
internal static class LeafCode
{
    /// <summary>Writes them.</summary>
    public static WrittenJson Of(JsonLeaf leaf, string type, bool respectsNullability, int place) => new(
        $$"""

                private static bool Read{{place}}(ref __JsonReader reader, out {{type}} value)
                {
                    {{leaf.Read(respectsNullability)}}
                }

        """ + (leaf.IsWrittenByMethod ? Writer(leaf, type, place) : ""),
        []);

    private static string Writer(JsonLeaf leaf, string type, int place) =>
        $$"""

                private static bool Write{{place}}(Utf8JsonWriter writer, {{type}} value)
                {
                    {{leaf.Write("value")}}
                    return true;
                }

        """;
}
