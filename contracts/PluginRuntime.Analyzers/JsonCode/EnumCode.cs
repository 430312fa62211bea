using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The methods for an enum: its number, or the names of its values.
/// </summary>
internal static class EnumCode
{
    /// <summary>Writes them.</summary>
    /// <exception cref="LeftToContext">Its names are combined, or two stand for one value.</exception>
    public static WrittenJson Of(INamedTypeSymbol type, string code, bool isByName, int place)
    {
        var number = type.EnumUnderlyingType!;
        var isUnsigned = number.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64;
        var write = $"writer.WriteNumberValue(({(isUnsigned ? "ulong" : "long")})value);";
        var names = isByName ? Names(type) : [];
        return new WrittenJson(
            $$"""

                    private static bool Read{{place}}(ref __JsonReader reader, out {{code}} value)
                    {
                        value = default;
            {{(isByName ? ReadNames(names, code) : "")}}            if (!reader.{{(number.SpecialType == SpecialType.System_UInt64 ? "TryGetWhole(out ulong" : $"TryGetWhole({number.ToDisplayString()}.MinValue, {number.ToDisplayString()}.MaxValue, out long")}} number)) return false;
                        value = ({{code}})number;
                        return true;
                    }

                    private static bool Write{{place}}(Utf8JsonWriter writer, {{code}} value)
                    {
                        {{(isByName ? WriteNames(names, code, write) : write)}}
                        return true;
                    }

            """,
            []);
    }

    private static (string Field, string Name)[] Names(INamedTypeSymbol type)
    {
        IFieldSymbol[] fields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)];
        if (ContractSymbols.AttributeOf(type, "System.FlagsAttribute") is not null || fields.Select(field => field.ConstantValue).Distinct().Count() < fields.Length)
        {
            throw new LeftToContext($"the names of {type.Name} are combined, or two stand for one value");
        }

        return [.. fields.Select(field => ("@" + field.Name, new JsonAttributes(field, "JsonStringEnumMemberName").Value("JsonStringEnumMemberName") as string ?? field.Name))];
    }

    private static string ReadNames((string Field, string Name)[] names, string code) =>
        $$"""
                    if (IsPlainText(ref reader))
                    {
        {{string.Concat(names.Select(name => $"                if ({NameCode.Is(name.Name)}) {{ value = {code}.{name.Field}; return true; }}\n"))}}                return false;
                    }

        """;

    private static string WriteNames((string Field, string Name)[] names, string code, string number) =>
        $$"""
        switch (value)
                    {
        {{string.Concat(names.Select(name => $"                case {code}.{name.Field}: writer.WriteStringValue({NameCode.Literal(name.Name)}); break;\n"))}}                default: {{number}} break;
                    }
        """;
}
