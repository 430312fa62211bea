using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Json;

/// <summary>
/// The value of <c>{@Name}</c> in a log message, written member by member.
/// </summary>
/// <remarks>On the plugin's side for .NET's loggers, in the host for those of AWS.</remarks>
internal static class DestructuredValue
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    // By the members' own names, and without those that are nothing.
    private static readonly JsonSerializerOptions Aws =
        new() { ReferenceHandler = ReferenceHandler.IgnoreCycles, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The value as JSON; as its text if JSON cannot hold it.</summary>
    public static object? Of(object? value) => Of(value, Web);

    /// <summary>The same in the form of AWS's loggers.</summary>
    public static object? OfAws(object? value) => Of(value, Aws);

    private static object? Of(object? value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            return null;
        }

        try
        {
            return new JsonText(JsonSerializer.Serialize(value, value.GetType(), options));
        }
        catch (Exception error) when (error is NotSupportedException or JsonException)
        {
            // A log record must not fail the invocation that it tells of.
            return value.ToString();
        }
    }
}
