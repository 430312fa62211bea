using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Json;

/// <summary>An instant as the seconds since 1970, perhaps with a fraction.</summary>
/// <remarks>Public, since contexts of your own that know these types make one.</remarks>
public sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EpochInstant.Read(ref reader, TimeSpan.TicksPerSecond, "the seconds since 1970, as in 1764490000.25");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond);
}
