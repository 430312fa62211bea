using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.HandlerStrings;

/// <summary>
/// The method of a handler string: <c>PlaceOrder</c>, <c>PlaceOrder(Order,Int32)</c>, or in full as
/// <see cref="System.Reflection.MethodInfo"/> prints itself, <c>Receipt PlaceOrder(Order, Int32)</c>.
/// </summary>
internal sealed class HandlerMethod
{
    private HandlerMethod(string name, string[]? parameterTypes)
    {
        Name = name;
        ParameterTypes = parameterTypes;
    }

    /// <summary>The bare name.</summary>
    public string Name { get; }

    /// <summary>The types in the parentheses; <see langword="null"/> if there are none.</summary>
    public string[]? ParameterTypes { get; }

    /// <summary>Reads a method. <paramref name="handler"/> is the whole handler string, for messages.</summary>
    /// <exception cref="PackageException">No name, unbalanced parentheses, or an empty parameter.</exception>
    public static HandlerMethod Parse(string handler, string text)
    {
        var open = text.IndexOf('(');
        if (open < 0 && text.Contains(')'))
        {
            throw HandlerStringError.Parentheses(handler);
        }

        var name = BareName((open < 0 ? text : text[..open]).Trim());
        if (name.Length == 0 || name.Contains(':') || name.Contains('@') || name.Contains(','))
        {
            throw HandlerStringError.MethodName(handler, text);
        }

        return new HandlerMethod(name, open < 0 ? null : ParameterList.Parse(handler, text, open));
    }

    // MethodInfo prints `Return Name[T](…)`. Only the last word names the method, and the type parameters in the
    // brackets do not belong to the name: the binder then finds the method and can say that it must not be generic.
    private static string BareName(string text)
    {
        var name = text;
        if (text.EndsWith(']'))
        {
            var bracket = text.LastIndexOf('[');
            name = bracket < 0 ? text : text[..bracket].TrimEnd();
        }

        return name[(name.LastIndexOf(' ') + 1)..];
    }
}
