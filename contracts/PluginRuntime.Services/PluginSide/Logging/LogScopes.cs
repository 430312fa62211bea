using System.Text;
using Microsoft.Extensions.Logging;

namespace PluginRuntime.PluginSide.Logging;

/// <summary>
/// The scopes around one log record, outermost first: the 64 that are nearest to it, should there be more.
/// </summary>
internal sealed class LogScopes
{
    private const int Most = 64;

    private readonly List<object> _scopes;
    private readonly bool _isCut;

    public LogScopes(IExternalScopeProvider? provider)
    {
        var all = new Queue<object>();
        var count = 0;
        provider?.ForEachScope(
            (scope, scopes) =>
            {
                if (scope is null)
                {
                    return;
                }

                scopes.Enqueue(scope);
                if (++count > Most)
                {
                    scopes.Dequeue();
                }
            },
            all);
        _isCut = count > Most;
        _scopes = [.. all];
    }

    /// <summary>The scopes in the form <c> => outer => inner</c>; empty if there are none. What is left out is an ellipsis at the beginning.</summary>
    public string Text
    {
        get
        {
            if (_scopes.Count == 0)
            {
                return "";
            }

            var text = new StringBuilder(_isCut ? " => …" : "");
            foreach (var scope in _scopes)
            {
                text.Append(" => ").Append(ScopeText.Of(scope));
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
                unnamed.Add(ScopeText.Of(scope));
            }
        }

        // Before the named ones: they may be as many as a record takes.
        if (unnamed.Count > 0)
        {
            properties.Add("scopes", unnamed.ToArray());
        }

        for (var index = _scopes.Count - 1; index >= 0; index--)
        {
            if (_scopes[index] is IEnumerable<KeyValuePair<string, object?>> arguments)
            {
                properties.AddArguments(arguments);
            }
        }
    }
}
