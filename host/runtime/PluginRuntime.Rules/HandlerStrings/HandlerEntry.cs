using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// The entry of a handler string's short form: a name, a type, or <c>Type.Method</c> with or without parameter types.
/// </summary>
/// <remarks>
/// <c>Orders.Checkout</c> may be any of the three; only the package's content tells. So the text is kept, and beside
/// it how it reads as a method.
/// </remarks>
internal sealed class HandlerEntry
{
    private HandlerEntry(string text) => Text = text;

    /// <summary>The entry as it was written.</summary>
    public string Text { get; }

    /// <summary>What stands before the last dot, if there is one.</summary>
    public string? TypeName { get; private init; }

    /// <summary>What stands behind the last dot, if there is one.</summary>
    public string? MethodName { get; private init; }

    /// <summary>The types in the parentheses; <see langword="null"/> if there are none.</summary>
    public string[]? ParameterTypes { get; private init; }

    /// <summary>Reads an entry. <paramref name="handler"/> is the whole handler string, for messages.</summary>
    /// <exception cref="PackageException">The entry is empty or has none of the three forms.</exception>
    public static HandlerEntry Parse(string handler, string text)
    {
        if (text.Length == 0)
        {
            throw HandlerStringError.EmptyEntry(handler);
        }

        if (text.Contains(':'))
        {
            throw HandlerStringError.SecondColon(handler);
        }

        var open = text.IndexOf('(');
        var path = open < 0 ? text : text[..open].TrimEnd();
        var dot = path.LastIndexOf('.');
        if (!HandlerType.IsName(path) || (open >= 0 && dot < 0))
        {
            throw HandlerStringError.Entry(handler, text);
        }

        return new HandlerEntry(text)
        {
            TypeName = dot < 0 ? null : path[..dot],
            MethodName = dot < 0 ? null : path[(dot + 1)..],
            ParameterTypes = open < 0 ? null : ParameterList.Parse(handler, text, open),
        };
    }
}
