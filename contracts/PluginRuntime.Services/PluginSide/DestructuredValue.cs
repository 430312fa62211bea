using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginRuntime.PluginSide;

/// <summary>
/// The value of <c>{@Name}</c> in a log message, written member by member.
/// </summary>
internal static class DestructuredValue
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    /// <summary>The value as JSON; as its text if JSON cannot hold it.</summary>
    public static object? Of(object? value)
    {
        if (value is null)
        {
            return null;
        }

        try
        {
            return new JsonText(JsonSerializer.Serialize(value, value.GetType(), Options));
        }
        catch (Exception error) when (error is NotSupportedException or JsonException)
        {
            // A log record must not fail the invocation that it tells of.
            return value.ToString();
        }
    }
}
