using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The methods for what holds other values: nullable ones, arrays, lists, and dictionaries by texts.
/// </summary>
internal static class CollectionCode
{
    private const string Generic = "System.Collections.Generic.";

    /// <summary>Writes them.</summary>
    /// <returns><see langword="null"/> for a type of another kind.</returns>
    /// <exception cref="LeftToContext">The context has to read and write what it holds.</exception>
    public static WrittenJson? Of(ITypeSymbol type, JsonCodes codes, int place)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.Rank == 1 ? Items(type, array.ElementType, "List", ".ToArray()", codes, place) : null;
        }

        return type is not INamedTypeSymbol named ? null : PrintedType.FullName(named) switch
        {
            "System.Nullable`1" => Nullable(named, codes, place),
            Generic + "List`1" or Generic + "IList`1" or Generic + "ICollection`1" or Generic + "IEnumerable`1" or Generic + "IReadOnlyList`1"
                or Generic + "IReadOnlyCollection`1" => Items(type, named.TypeArguments[0], "List", "", codes, place),
            Generic + "HashSet`1" or Generic + "ISet`1" => Items(type, named.TypeArguments[0], "HashSet", "", codes, place),
            Generic + "Dictionary`2" or Generic + "IDictionary`2" or Generic + "IReadOnlyDictionary`2"
                when named.TypeArguments[0].SpecialType == SpecialType.System_String => Entries(type, named.TypeArguments[1], codes, place),
            _ => null,
        };
    }

    private static WrittenJson Nullable(INamedTypeSymbol type, JsonCodes codes, int place)
    {
        var inner = codes.Of(type.TypeArguments[0], byName: false);
        return new WrittenJson(
            $$"""

                    private static bool Read{{place}}(ref __JsonReader reader, out {{codes.Code(type)}} value)
                    {
                        value = default;
                        if (reader.Kind == 'n') return true;
                        if (!{{inner.Read($"{inner.Type} inner")}}) return false;
                        value = inner;
                        return true;
                    }

                    private static bool Write{{place}}(Utf8JsonWriter writer, {{codes.Code(type)}} value)
                    {
                        if (!value.HasValue) { writer.WriteNullValue(); return true; }
                        {{inner.Type}} inner = value.GetValueOrDefault();
                        {{inner.Write("inner")}}
                        return true;
                    }

            """,
            [inner.Place]);
    }

    private static WrittenJson Items(ITypeSymbol type, ITypeSymbol item, string made, string finished, JsonCodes codes, int place)
    {
        var inner = codes.Of(item, byName: false);
        return new WrittenJson(
            $$"""

                    private static bool Read{{place}}(ref __JsonReader reader, out {{codes.Code(type)}} value)
                    {
                        value = null;
                        if (reader.Kind != '[') return {{Null(codes)}};
                        var made = new global::System.Collections.Generic.{{made}}<{{inner.Type}}>();
                        while (reader.ReadItem())
                        {
                            if (!{{inner.Read($"{inner.Type} item")}}) return false;
                            made.Add(item);
                        }

                        if (reader.Kind != ']') return false;
                        value = made{{finished}};
                        return true;
                    }

                    private static bool Write{{place}}(Utf8JsonWriter writer, {{codes.Code(type)}} value)
                    {
                        if (value == null) { writer.WriteNullValue(); return true; }
                        if (IsDeep(writer)) return false;
                        writer.WriteStartArray();
                        foreach ({{inner.Type}} item in value)
                        {
                            {{inner.Write("item")}}
                        }

                        writer.WriteEndArray();
                        return true;
                    }

            """,
            [inner.Place]);
    }

    private static WrittenJson Entries(ITypeSymbol type, ITypeSymbol item, JsonCodes codes, int place)
    {
        var inner = codes.Of(item, byName: false);
        return new WrittenJson(
            $$"""

                    private static bool Read{{place}}(ref __JsonReader reader, out {{codes.Code(type)}} value)
                    {
                        value = null;
                        if (reader.Kind != '{') return {{Null(codes)}};
                        var made = new global::System.Collections.Generic.Dictionary<string, {{inner.Type}}>();
                        while (reader.ReadName())
                        {
                            if (!reader.TryGetText(out string key) || !reader.Read() || !{{inner.Read($"{inner.Type} item")}} || !made.TryAdd(key, item)) return false;
                        }

                        if (reader.Kind != '}') return false;
                        value = made;
                        return true;
                    }

                    private static bool Write{{place}}(Utf8JsonWriter writer, {{codes.Code(type)}} value)
                    {
                        if (value == null) { writer.WriteNullValue(); return true; }
                        if (IsDeep(writer)) return false;
                        writer.WriteStartObject();
                        foreach (global::System.Collections.Generic.KeyValuePair<string, {{inner.Type}}> entry in value)
                        {
                            writer.WritePropertyName(entry.Key);
                            {{inner.Type}} item = entry.Value;
                            {{inner.Write("item")}}
                        }

                        writer.WriteEndObject();
                        return true;
                    }

            """,
            [inner.Place]);
    }

    private static string Null(JsonCodes codes) => codes.Options.RespectsNullability ? "false" : "reader.Kind == 'n'";
}
