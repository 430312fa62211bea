using PluginRuntime.Json;

namespace PluginRuntime.PluginSide.Logging;

/// <summary>
/// The named values of one log record, in the order in which they are written.
/// </summary>
/// <remarks>
/// A name stands once, with the value that came first: what is nearer to the record is added before what is around it. There are 256 at most, as
/// many as a record has; of any one state or scope no more are looked at.
/// </remarks>
internal sealed class LogProperties
{
    /// <summary>The key under which .NET's loggers keep the template itself.</summary>
    public const string Template = "{OriginalFormat}";

    /// <summary>The most values of a record, and of what is looked at for one.</summary>
    public const int Most = 256;

    private readonly List<KeyValuePair<string, object?>> _values = [];

    /// <summary>What was added.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values => _values;

    /// <summary>Adds one value, if there is room and none of that name.</summary>
    public void Add(string name, object? value)
    {
        if (_values.Count == Most)
        {
            return;
        }

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
        foreach (var (name, value) in LogArguments.Of(arguments))
        {
            if (name == Template)
            {
                continue;
            }

            if (name.StartsWith('@'))
            {
                Add(name[1..], Destructured(value));
            }
            else
            {
                Add(name, value);
            }
        }
    }

    private static object? Destructured(object? value)
    {
        try
        {
            return DestructuredValue.Of(value);
        }
        catch (Exception failure)
        {
            return $"{value?.GetType()} threw {failure.GetType()} when it was written as JSON.";
        }
    }
}
