namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// Types as C# writes them, without their namespaces, for messages that propose code: <c>List&lt;Order&gt;</c>.
/// </summary>
/// <remarks>Stands on nothing: the services' assembly has it compiled in without the other rules.</remarks>
internal static class SourceType
{
    private const string Nullable = "System.Nullable`1";

    private static readonly char[] Marks = ['[', ']', ',', '&', '*'];

    /// <summary>A type that reflection prints: <c>System.Collections.Generic.List`1[Orders.Order]</c>.</summary>
    /// <returns>The text itself for what cannot be read, such as a pointer to a function.</returns>
    public static string Of(string printed)
    {
        var index = 0;
        var written = printed.Contains('(') ? printed : Read(printed, ref index);
        return printed.Contains('(') || index == printed.Length ? written : printed;
    }

    /// <summary>A type's own name, as it stands in its declaration: <c>Cache</c> for <c>Cache`1</c>.</summary>
    public static string Declared(string name) => name.IndexOf('`') is var arity and > 0 ? name[..arity] : name;

    private static string Read(string text, ref int index)
    {
        var end = text.IndexOfAny(Marks, index) is var mark and >= 0 ? mark : text.Length;
        var name = text[index..end];
        index = end;
        var arguments = ReadArguments(text, ref index);
        return WithMarks(name == Nullable && arguments.Count == 1 ? arguments[0] + "?" : Named(name, arguments), text, ref index);
    }

    private static List<string> ReadArguments(string text, ref int index)
    {
        var arguments = new List<string>();
        if (index + 1 >= text.Length || text[index] != '[' || text[index + 1] is ',' or ']')
        {
            return arguments;
        }

        do
        {
            index++;
            arguments.Add(Read(text, ref index));
        }
        while (index < text.Length && text[index] == ',');
        index += index < text.Length && text[index] == ']' ? 1 : 0;
        return arguments;
    }

    // Reflection writes the innermost array first, C# the outermost.
    private static string WithMarks(string type, string text, ref int index)
    {
        var arrays = "";
        for (; index < text.Length; index++)
        {
            var close = text[index] == '[' ? text.IndexOf(']', index) : -1;
            if (close > 0)
            {
                arrays = text[index..(close + 1)] + arrays;
                index = close;
            }
            else if (text[index] == '*')
            {
                type += arrays + "*";
                arrays = "";
            }
            else
            {
                break;
            }
        }

        var isReference = index < text.Length && text[index] == '&';
        index += isReference ? 1 : 0;
        return (isReference ? "ref " : "") + type + arrays;
    }

    private static string Named(string name, List<string> arguments)
    {
        if (Keyword(name) is { } keyword)
        {
            return keyword;
        }

        // What is nested is written behind its outer types, each with its own part of the arguments.
        var written = new List<string>();
        var given = 0;
        foreach (var part in WithoutNamespace(name).Split('+'))
        {
            var own = Arity(part);
            var count = Math.Min(own, arguments.Count - given);
            written.Add(Declared(part) + (own == 0 ? "" : $"<{(count > 0 ? string.Join(", ", arguments.GetRange(given, count)) : new string(',', own - 1))}>"));
            given += count;
        }

        return string.Join(".", written);
    }

    private static string WithoutNamespace(string name)
    {
        var nested = name.IndexOf('+');
        var dot = (nested < 0 ? name : name[..nested]).LastIndexOf('.');
        return name[(dot + 1)..];
    }

    private static int Arity(string name) =>
        name.IndexOf('`') is var mark and > 0 && int.TryParse(name[(mark + 1)..], out var count) && count < 100 ? count : 0;

    private static string? Keyword(string fullName) => fullName switch
    {
        "System.Boolean" => "bool",
        "System.Byte" => "byte",
        "System.SByte" => "sbyte",
        "System.Char" => "char",
        "System.Decimal" => "decimal",
        "System.Double" => "double",
        "System.Single" => "float",
        "System.Int32" => "int",
        "System.UInt32" => "uint",
        "System.Int64" => "long",
        "System.UInt64" => "ulong",
        "System.Int16" => "short",
        "System.UInt16" => "ushort",
        "System.IntPtr" => "nint",
        "System.UIntPtr" => "nuint",
        "System.Object" => "object",
        "System.String" => "string",
        _ => null,
    };
}
