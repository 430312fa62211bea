using System.Diagnostics.CodeAnalysis;
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

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Asked first: a native library has no reflection for it.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Asked first: a native library has no reflection for it.")]
    private static object? Of(object? value, JsonSerializerOptions options)
    {
        if (value is null || !JsonSerializer.IsReflectionEnabledByDefault)
        {
            return value?.ToString();
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
