using PluginRuntime.Json;

namespace PluginRuntime.PluginSide;

/// <summary>
/// The named values of one log record, in the order in which they are written.
/// </summary>
/// <remarks>A name stands once, with the value that came first: what is nearer to the record is added before what is around it.</remarks>
internal sealed class LogProperties
{
    /// <summary>The key under which .NET's loggers keep the template itself.</summary>
    public const string Template = "{OriginalFormat}";

    private readonly List<KeyValuePair<string, object?>> _values = [];

    /// <summary>What was added.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values => _values;

    /// <summary>Adds one value.</summary>
    public void Add(string name, object? value)
    {
        foreach (var present in _values)
        {
            if (present.Key == name)
            {
                return;
            }
        }

        _values.Add(new(name, value));
    }

    /// <summary>Adds the arguments of a message or scope: <c>{Count}</c> as it is, <c>{@Order}</c> as its JSON.</summary>
    public void AddArguments(IEnumerable<KeyValuePair<string, object?>> arguments)
    {
        foreach (var (name, value) in arguments)
        {
            if (name == Template)
            {
                continue;
            }

            if (name.StartsWith('@'))
            {
                Add(name[1..], DestructuredValue.Of(value));
            }
            else
            {
                Add(name, value);
            }
        }
    }
}
