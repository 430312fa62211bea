using System.Globalization;
using System.Text;

namespace PluginRuntime.PluginSide.Logging;

/// <summary>
/// A scope as a text record shows it.
/// </summary>
/// <remarks>No culture has a say in it. What a scope's own code throws is told in its place.</remarks>
internal static class ScopeText
{
    /// <summary>
    /// The scope's own text; for named values without a template, as a dictionary is, <c>Customer: Ada, Attempt: 2</c>.
    /// </summary>
    public static string Of(object scope)
    {
        if (scope is not IEnumerable<KeyValuePair<string, object?>> named)
        {
            return TextOf(scope);
        }

        var arguments = LogArguments.Of(named);
        return HasTemplate(arguments) ? TextOf(scope) : Listed(arguments);
    }

    private static string Listed(List<KeyValuePair<string, object?>> arguments)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in arguments)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(name).Append(": ").Append(TextOf(value));
        }

        return text.ToString();
    }

    // A scope with a template says its own text; a dictionary would say its type.
    private static bool HasTemplate(List<KeyValuePair<string, object?>> arguments)
    {
        foreach (var (name, _) in arguments)
        {
            if (name == LogProperties.Template)
            {
                return true;
            }
        }

        return false;
    }

    private static string TextOf(object? value)
    {
        try
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }
        catch (Exception failure)
        {
            return $"{value?.GetType()} threw {failure.GetType()} when it was asked for its text.";
        }
    }
}
