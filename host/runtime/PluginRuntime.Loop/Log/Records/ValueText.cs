using System.Globalization;

namespace PluginRuntime.Log.Records;

/// <summary>
/// The text of a value that a logger was given.
/// </summary>
/// <remarks>No culture has a say in it. The type may be the handler's own: one that fails must cost neither the record nor the invocation.</remarks>
internal static class ValueText
{
    /// <summary>The text; a stand-in that names the type if the type's own code throws.</summary>
    public static string Of(object value)
    {
        try
        {
            return value switch
            {
                string text => text,
                DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString(),
            }
            ?? "";
        }
        catch (Exception failure)
        {
            return $"{value.GetType()} threw {failure.GetType()} when it was asked for its text.";
        }
    }
}
