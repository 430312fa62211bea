using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Json;

/// <summary>An instant as the milliseconds since 1970.</summary>
/// <remarks>Public, since contexts of your own that know these types make one.</remarks>
public sealed class EpochMillisecondsConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EpochInstant.Read(ref reader, TimeSpan.TicksPerMillisecond, "the milliseconds since 1970, as in 1764490000250");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}
