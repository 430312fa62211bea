using System.Text;
using System.Text.Json;

namespace PluginRuntime.Events.Json;

/// <summary>A number of units since 1970 as an instant.</summary>
internal static class EpochInstant
{
    private static readonly decimal Earliest = (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks;
    private static readonly decimal Latest = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks;

    /// <summary>Reads the number at which the reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="ticksOfUnit">The unit's length.</param>
    /// <param name="right">What would be right, with an example.</param>
    /// <exception cref="JsonException">It is no number, or no instant from the year 1 to 9999.</exception>
    public static DateTimeOffset Read(ref Utf8JsonReader reader, long ticksOfUnit, string right)
    {
        // Twenty-two digits before the point are more than any instant has, and are few enough to be multiplied.
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var units) && Math.Abs(units) < 1e21m)
        {
            var ticks = units * ticksOfUnit;
            if (ticks >= Earliest && ticks <= Latest)
            {
                return DateTimeOffset.UnixEpoch.AddTicks((long)ticks);
            }
        }

        var found = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
            ? "more than one value" : Encoding.UTF8.GetString(reader.ValueSpan);

        // Only to a message of its own does the serializer add where in the event it is.
        throw new JsonException(null, new FormatException($"'{found}' is no instant. It should be {right}."));
    }
}
