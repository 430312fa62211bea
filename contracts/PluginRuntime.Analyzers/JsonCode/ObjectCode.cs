using System.Text;
using Microsoft.CodeAnalysis;

namespace PluginRuntime.Analyzers.JsonCode;

/// <summary>
/// The methods for a class, a record or a struct.
/// </summary>
/// <remarks>
/// An object is made when all of it has been read, and nothing of the user's runs before: what is not as usual in an event is left to the context, which
/// reads it from its beginning.
/// </remarks>
internal sealed class ObjectCode
{
    private readonly INamedTypeSymbol _type;
    private readonly JsonCodes _codes;
    private readonly int _place;
    private readonly List<JsonMember> _members;
    private readonly IMethodSymbol _constructor;
    private readonly JsonMember[] _read;
    private readonly JsonUse[] _uses;

    /// <summary>Looks at a type.</summary>
    /// <exception cref="LeftToContext">It is the context's to read and write.</exception>
    public ObjectCode(INamedTypeSymbol type, JsonCodes codes, int place)
    {
        Check(type);
        _type = type;
        _codes = codes;
        _place = place;
        _members = new JsonMembers(codes.Options).Of(type);
        _constructor = JsonConstructor.Of(type, _members);
        _read = [.. _members.Where(member => member.IsRead)];
        _uses = [.. _members.Select(member => codes.Of(member.Type, member.IsByName))];
        if (_members.FirstOrDefault(member => member is { IsRequired: true, IsRead: false }) is { } required)
        {
            throw new LeftToContext($"{required.Name.Substring(1)} is required and cannot be set");
        }
    }

    private string Type => _codes.Code(_type);

    /// <summary>Writes them.</summary>
    public WrittenJson Write() => new(Reader() + Names() + Writer(), [.. _uses.Select(use => use.Place)]);

    private static void Check(INamedTypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None)
        {
            throw new LeftToContext($"a value of type {type.Name} may be of any other");
        }

        _ = new JsonAttributes(type);
        if (type.AllInterfaces.FirstOrDefault(contract => contract.Name == "IEnumerable" || contract.Name.StartsWith("IJsonOn", StringComparison.Ordinal)) is { } special)
        {
            throw new LeftToContext($"{type.Name} is an {special.Name}");
        }
    }

    private string Reader() =>
        $$"""

                private static bool Read{{_place}}(ref __JsonReader reader, out {{Type}} value)
                {
                    value = default;
                    if (reader.Kind != '{') return {{(_type.IsReferenceType && !_codes.Options.RespectsNullability ? "reader.Kind == 'n'" : "false")}};
        {{Locals()}}            while (reader.ReadName())
                    {
                        if (reader.IsEscaped) return false;
                        int name = Name{{_place}}(ref reader);
                        if (!reader.Read()) return false;
                        switch (name)
                        {
        {{string.Concat(_read.Select(Case))}}                    case Unknown:
                                if (!reader.Skip()) return false;
                                break;
                            default:
                                return false;
                        }
                    }

                    if (reader.Kind != '}') return false;
        {{Required()}}            {{Type}} made = new {{Type}}({{string.Join(", ", _constructor.Parameters.Select(parameter => Local(_read.Single(member => ReferenceEquals(member.Parameter, parameter)))))}}){{AtOnce()}};
        {{Assignments()}}            value = made;
                    return true;
                }

        """;

    private string Locals()
    {
        var written = new StringBuilder();
        for (var word = 0; word * 64 < _read.Length; word++)
        {
            written.Append($"            ulong seen{word} = 0;\n");
        }

        foreach (var member in _read)
        {
            var initial = member.Parameter is null ? "default" : JsonConstructor.Default(member.Parameter, Use(member).Type);
            written.Append($"            {Use(member).Type} {Local(member)} = {initial};\n");
        }

        return written.ToString();
    }

    // A name that stands twice is the context's: the last one counts there.
    private string Case(JsonMember member) =>
        $"""
                            case {Index(member)}:
                                if ({IsSeen(member)} || !{Use(member).Read(Local(member))}) return false;
                                {Seen(member)} |= {Bit(member)};
                                break;

        """;

    private string Required() => string.Concat(_read
        .Where(member => member.IsRequired || (_codes.Options.RequiresParameters && member.Parameter is { HasExplicitDefaultValue: false }))
        .Select(member => $"            if (!({IsSeen(member)})) return false;\n"));

    // System.Text.Json's generator sets what can be set at once whether it was in the event or not.
    private string AtOnce()
    {
        string[] set = [.. _read.Where(member => member is { Parameter: null, IsSetAtOnce: true }).Select(member => $"{member.Name} = {Local(member)}")];
        return set.Length == 0 ? "" : $" {{ {string.Join(", ", set)} }}";
    }

    private string Assignments() => string.Concat(_read
        .Where(member => member is { Parameter: null, IsSetAtOnce: false })
        .Select(member => $"            if ({IsSeen(member)}) made.{member.Name} = {Local(member)};\n"));

    private string Names() =>
        $$"""

                private static int Name{{_place}}(ref __JsonReader reader)
                {
        {{Switch(member => NameCode.Is(member.JsonName))}}{{(_codes.Options.IsCaseInsensitive ? Switch(member => NameCode.IsAlike(member.JsonName)) : "")}}            return {{(_codes.Options.RefusesUnknownNames ? "-2" : _codes.Options.IsCaseInsensitive ? "UnknownInAnyCase(reader.Raw)" : "UnknownAsItIs(reader.Raw)")}};
                }

        """;

    private string Switch(Func<JsonMember, string> comparison) => _read.Length == 0 ? "" :
        $$"""
                    switch (reader.Length)
                    {
        {{string.Concat(_read.GroupBy(member => Encoding.UTF8.GetByteCount(member.JsonName)).OrderBy(names => names.Key).Select(names => $$"""
                        case {{names.Key}}:
        {{string.Concat(names.Select(member => $"                    if ({comparison(member)}) return {Index(member)};\n"))}}                    break;

        """))}}            }

        """;

    private string Writer() =>
        $$"""

                private static bool Write{{_place}}(Utf8JsonWriter writer, {{Type}} value)
                {
        {{(_type.IsReferenceType ? "            if ((object)value == null) { writer.WriteNullValue(); return true; }\n" : "")}}            if (IsDeep(writer)) return false;
                    writer.WriteStartObject();
        {{string.Concat(_members.Where(member => member.IsWritten).Select(Written))}}            writer.WriteEndObject();
                    return true;
                }

        """;

    private string Written(JsonMember member, int index)
    {
        var use = Use(member);
        var value = $"w{index}";
        var body = $"writer.WritePropertyName({NameCode.Literal(member.JsonName)});\n            {use.Write(value)}";
        var condition = Condition(member, value);
        var refused = _codes.Options.RespectsNullability && member.Type.IsReferenceType ? $"            if ({value} == null) return false;\n" : "";
        return $"            {use.Type} {value} = value.{member.Name};\n{refused}            {(condition is null ? body : $"if ({condition}) {{ {body} }}")}\n";
    }

    private string? Condition(JsonMember member, string value)
    {
        var canBeNull = member.Type.IsReferenceType || member.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        switch (member.IgnoreCondition ?? _codes.Options.IgnoreCondition)
        {
            case 2 or 3 when canBeNull:
                return $"(object){value} != null";
            case 3 when member.IgnoreCondition is not null:
                throw new LeftToContext($"{member.Name.Substring(1)} is never null");
            case 2:
                return member.Type.TypeKind == TypeKind.Enum || JsonLeaves.Of(Symbols.PrintedType.Of(member.Type)) is { IsComparable: true }
                    ? $"{value} != default({Use(member).Type})"
                    : throw new LeftToContext($"{member.Name.Substring(1)} is compared with its default");
            default:
                return null;
        }
    }

    private JsonUse Use(JsonMember member) => _uses[_members.IndexOf(member)];

    private int Index(JsonMember member) => Array.FindIndex(_read, other => ReferenceEquals(other, member));

    private string Local(JsonMember member) => $"v{Index(member)}";

    private string Seen(JsonMember member) => $"seen{Index(member) / 64}";

    private string Bit(JsonMember member) => $"{1UL << (Index(member) % 64)}UL";

    private string IsSeen(JsonMember member) => $"({Seen(member)} & {Bit(member)}) != 0";
}
