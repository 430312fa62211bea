using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PluginRuntime.PluginSide;

/// <summary>
/// The scopes around one log record, outermost first.
/// </summary>
internal sealed class LogScopes
{
    private readonly List<object> _scopes = [];

    public LogScopes(IExternalScopeProvider? provider) => provider?.ForEachScope(
        static (scope, scopes) =>
        {
            if (scope is not null)
            {
                scopes.Add(scope);
            }
        },
        _scopes);

    /// <summary>The scopes in the form <c> => outer => inner</c>; empty if there are none.</summary>
    public string Text
    {
        get
        {
            if (_scopes.Count == 0)
            {
                return "";
            }

            var text = new StringBuilder();
            foreach (var scope in _scopes)
            {
                text.Append(" => ").Append(TextOf(scope));
            }

            return text.ToString();
        }
    }

    /// <summary>Adds what the scopes tell: named values under their names, the inner scope's first; the rest as <c>scopes</c>.</summary>
    public void AddTo(LogProperties properties)
    {
        var unnamed = new List<string>();
        foreach (var scope in _scopes)
        {
            if (scope is not IEnumerable<KeyValuePair<string, object?>>)
            {
                unnamed.Add(TextOf(scope));
            }
        }

        for (var index = _scopes.Count - 1; index >= 0; index--)
        {
            if (_scopes[index] is IEnumerable<KeyValuePair<string, object?>> arguments)
            {
                properties.AddArguments(arguments);
            }
        }

        if (unnamed.Count > 0)
        {
            properties.Add("scopes", unnamed.ToArray());
        }
    }

    private static string TextOf(object scope) =>
        scope is IEnumerable<KeyValuePair<string, object?>> arguments && !HasTemplate(arguments)
            ? string.Join(", ", arguments.Select(argument => string.Create(CultureInfo.InvariantCulture, $"{argument.Key}: {argument.Value}")))
            : Convert.ToString(scope, CultureInfo.InvariantCulture) ?? "";

    // A scope with a template says its own text; a dictionary would say its type.
    private static bool HasTemplate(IEnumerable<KeyValuePair<string, object?>> arguments) =>
        arguments.Any(argument => argument.Key == LogProperties.Template);
}
