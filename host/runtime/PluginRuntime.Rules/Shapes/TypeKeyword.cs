namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// C#'s words for types of the framework.
/// </summary>
internal static class TypeKeyword
{
    /// <summary>The type's full name; <see langword="null"/> if the text is no such word.</summary>
    public static string? FullName(string keyword) => keyword switch
    {
        "bool" => "System.Boolean",
        "byte" => "System.Byte",
        "sbyte" => "System.SByte",
        "char" => "System.Char",
        "decimal" => "System.Decimal",
        "double" => "System.Double",
        "float" => "System.Single",
        "int" => "System.Int32",
        "uint" => "System.UInt32",
        "long" => "System.Int64",
        "ulong" => "System.UInt64",
        "short" => "System.Int16",
        "ushort" => "System.UInt16",
        "nint" => "System.IntPtr",
        "nuint" => "System.UIntPtr",
        "object" => "System.Object",
        "string" => "System.String",
        _ => null,
    };
}
