using System.Collections;
using PluginRuntime.Log.Records;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Log.Templates;

/// <summary>
/// A message template with its arguments: the message, and as a list the values under the names of their holes.
/// </summary>
/// <remarks>
/// A hole without an argument, or with nothing as one, has an empty name in the list, which <see cref="JsonProperties"/> leaves out. What an argument's own code throws is
/// told in its place: a log record must not fail the invocation that it tells of.
/// </remarks>
internal sealed class FilledTemplate : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly MessageTemplate _template;
    private readonly object?[] _values;
    private readonly string?[] _texts;

    /// <summary>Fills a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="arguments">Fewer than there are holes leave some as they were written; more are ignored.</param>
    /// <param name="destructure">Makes the value of <c>{@name}</c>: <see cref="JsonText"/> where JSON can hold it.</param>
    public FilledTemplate(MessageTemplate template, object?[] arguments, Func<object?, object?> destructure)
    {
        _template = template;
        _values = new object?[template.HoleCount];
        _texts = new string?[template.HoleCount];
        for (var index = 0; index < _values.Length; index++)
        {
            var argument = template.ArgumentOf(index);
            if (argument < arguments.Length)
            {
                var hole = template.Hole(index);
                _values[index] = hole.IsDestructured
                    ? Destructured(index, arguments[argument], destructure)
                    : ArgumentValue.Of(arguments[argument], hole.Format);
                _texts[index] = TextOf(_values[index]);
            }
        }
    }

    /// <summary>The holes, filled or not.</summary>
    public int Count => _values.Length;

    /// <summary>The name and the value of a hole.</summary>
    public KeyValuePair<string, object?> this[int index] => new(_values[index] is null ? "" : _template.Hole(index).Name, _values[index]);

    /// <summary>The message, not much longer than a record can be.</summary>
    public string Message() => _template.Fill(_texts, LogLimits.Record);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private object? Destructured(int index, object? value, Func<object?, object?> destructure)
    {
        // The same argument in many holes is written once: it may be large.
        for (var earlier = 0; earlier < index; earlier++)
        {
            if (_template.ArgumentOf(earlier) == _template.ArgumentOf(index) && _template.Hole(earlier).IsDestructured)
            {
                return _values[earlier];
            }
        }

        try
        {
            return destructure(value);
        }
        catch (Exception failure)
        {
            return $"{value?.GetType()} threw {failure.GetType()} when it was written as JSON.";
        }
    }

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        JsonText json => json.Value ?? "",
        _ => ValueText.Of(value),
    };
}
