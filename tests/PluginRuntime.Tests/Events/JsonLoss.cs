using System.Globalization;
using System.Text.Json;

namespace PluginRuntime.Tests.Events;

/// <summary>What one JSON has and another lacks, by value: numbers and instants may be written in another way, and null may be left out.</summary>
internal static class JsonLoss
{
    public static IEnumerable<string> Between(JsonElement before, JsonElement after, string path) => before.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Object when after.ValueKind is JsonValueKind.Object => before.EnumerateObject().SelectMany(member =>
            after.TryGetProperty(member.Name, out var same) ? Between(member.Value, same, $"{path}.{member.Name}")
            : member.Value.ValueKind is JsonValueKind.Null ? [] : new[] { $"{path}.{member.Name}" }),
        JsonValueKind.Array when after.ValueKind is JsonValueKind.Array && after.GetArrayLength() == before.GetArrayLength() =>
            before.EnumerateArray().Zip(after.EnumerateArray()).SelectMany((pair, index) => Between(pair.First, pair.Second, $"{path}[{index}]")),
        _ => IsSame(before, after) ? [] : new[] { path },
    };

    private static bool IsSame(JsonElement before, JsonElement after) => before.ValueKind == after.ValueKind && before.ValueKind switch
    {
        JsonValueKind.Number => before.GetDecimal() == after.GetDecimal(),
        JsonValueKind.String => before.GetString() == after.GetString() || (Instant(before) is { } instant && instant == Instant(after)),
        JsonValueKind.True or JsonValueKind.False => true,
        _ => false,
    };

    private static DateTimeOffset? Instant(JsonElement json) =>
        DateTimeOffset.TryParse(json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
