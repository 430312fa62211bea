using System.Globalization;
using System.Text;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// A package at random: a context with options, types of which some hold others, and a handler for each type.
/// </summary>
internal sealed class WrittenJsonPackage
{
    private static readonly string[] Switches =
    [
        "PropertyNameCaseInsensitive = true", "WriteIndented = true", "IncludeFields = true", "UseStringEnumConverter = true", "RespectNullableAnnotations = true", "RespectRequiredConstructorParameters = true",
        "MaxDepth = 9", "UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow", "DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull", "DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault",
        "AllowTrailingCommas = true", "ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip", "NumberHandling = JsonNumberHandling.AllowReadingFromString", "PropertyNameCaseInsensitive = false",
        "PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower", "PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper", "PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase",
    ];

    private static readonly string[] Names = ["Id", "Name", "ItemCount", "URL", "Total2Pay", "IOStream", "X", "Äpfel", "customerAddress", "HTTPStatusCode", "A1B2", "Note", "Value", "Parent", "Lines", "Tags"];

    private readonly Random _random;
    private readonly StringBuilder _source = new();
    private readonly List<WrittenJsonType> _known = [.. JsonLeafTypes.All];
    private readonly List<WrittenJsonType> _roots = [];

    /// <summary>Writes one.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="count">How many types have a handler.</param>
    public WrittenJsonPackage(Random random, int count)
    {
        _random = random;
        _known.Add(Enum("Colour", "", "Red, Green = 5, Blue = 7"));
        _known.Add(Enum("Level", " : byte", "Low, High = 255"));
        _known.Add(Enum("Marked", "", "[JsonStringEnumMemberName(\"<first> &\")] First, Second", "[JsonConverter(typeof(JsonStringEnumConverter<Marked>))] "));
        _known.Add(Enum("Mixed", "", "None, A = 1, B = 2", "[Flags] "));
        for (var index = 0; index < count; index++)
        {
            var type = Object($"T{index}");
            _known.Add(type);
            _roots.Add(type);
        }

        _source.AppendLine("public static class Handlers {");
        for (var index = 0; index < count; index++)
        {
            _source.AppendLine(string.Create(CultureInfo.InvariantCulture, $"[Handler(\"t{index}\")] public static T{index} M{index}(T{index} e) => e;"));
        }

        _source.AppendLine("}");
    }

    /// <summary>The types that have a handler.</summary>
    public IReadOnlyList<WrittenJsonType> Roots => _roots;

    /// <summary>Its source, without usings of the framework.</summary>
    public string Source()
    {
        string[] options = [.. (_random.Next(3) > 0 ? (string[])["System.Text.Json.JsonSerializerDefaults.Web"] : []), .. Switches.Where(_ => _random.Next(12) == 0).GroupBy(option => option.Split(' ')[0]).Select(twice => twice.First())];
        return $$"""
            using System.Text.Json.Serialization;
            [assembly: PluginJsonContext(typeof(Json))]
            [JsonSourceGenerationOptions({{string.Join(", ", options)}})]
            {{string.Join("\n", _roots.Select(root => $"[JsonSerializable(typeof({root.Code}))]"))}}
            public partial class Json : JsonSerializerContext;
            {{_source}}
            """;
    }

    private WrittenJsonType Enum(string name, string number, string values, string mark = "")
    {
        _source.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{mark}public enum {name}{number} {{ {values} }}"));
        return new WrittenJsonType(name, (random, _) => JsonTexts.Of(random, "0", "1", "5", "255", "-1", "256", "\"Red\"", "\"Green\"", "\"red\"", "\"<first> &\"", "\"Second\"", "\"Low\"", "\"A, B\"", "\"R\\u0065d\"", " 7"));
    }

    private WrittenJsonType Object(string name)
    {
        var kind = _random.Next(7);
        var count = _random.Next(_random.Next(25) == 0 ? 70 : 8);
        var members = new List<(string Name, WrittenJsonType Type, string Declared)>();
        for (var index = 0; index < count; index++)
        {
            var type = Member(name, kind == 4);
            var own = Names[_random.Next(Names.Length)] + (members.Count >= 6 || members.Any(member => member.Name.StartsWith("Id", StringComparison.Ordinal)) ? index : "");
            members.Add(members.Any(member => member.Name == own) ? ($"M{index}", type, type.Code) : (own, type, type.Code));
        }

        _source.AppendLine(kind switch
        {
            0 => $"public record {name}({string.Join(", ", members.Select(member => $"{member.Declared} {member.Name}"))});",
            1 => $"public record {name}({string.Join(", ", members.Take(members.Count / 2).Select(member => $"{member.Declared} {member.Name}"))}) {{ {Properties(members.Skip(members.Count / 2), "init")} }}",
            2 => $"public class {name} {{ public {name}({string.Join(", ", members.Take(2).Select(member => $"{member.Declared} {Parameter(member.Name)}{Default(member.Type)}"))}) {{ {string.Concat(members.Take(2).Select(member => $"{member.Name} = {Parameter(member.Name)}; "))} }} {Plain(members.Take(2), "get;")} {Properties(members.Skip(2), "set")} }}",
            3 => $"public sealed class {name} {{ {Properties(members, _random.Next(2) == 0 ? "init" : "set")} }}",
            4 => $"public struct {name} {{ {Properties(members, "set")} }}",
            5 => $"public class {name}Base {{ {Properties(members.Take(members.Count / 2), "set")} }} public class {name} : {name}Base {{ {Properties(members.Skip(members.Count / 2), "set")} public int Given => 7; }}",
            _ => $"public class {name} {{ {Properties(members, "set")} }}",
        });
        (string Name, WrittenJsonType Type)[] written = [.. members.Select(member => (member.Name, member.Type))];
        return new WrittenJsonType(name, (random, depth) => Document(random, depth, written), IsReference: kind != 4);
    }

    private WrittenJsonType Member(string self, bool isStruct)
    {
        var inner = _random.Next(4) == 0 ? _known[_random.Next(_known.Count)] : _known[_random.Next(7)];
        if (!isStruct && _random.Next(25) == 0)
        {
            inner = new WrittenJsonType(self, (random, depth) => depth > 0 ? "{}" : "null", IsReference: true);
        }

        WrittenJsonType Many(string code) => new(code, (random, depth) => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => inner.Document(random, depth - 1)))}]", IsReference: true);
        WrittenJsonType Named(string code) => new(code, (random, depth) => $"{{{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => $"{JsonTexts.Text(random)}:{inner.Document(random, depth - 1)}"))}}}", IsReference: true);
        return _random.Next(22) switch
        {
            0 => Many($"List<{inner.Code}>"),
            1 => Many($"{inner.Code}[]"),
            2 => Many($"IReadOnlyList<{inner.Code}>"),
            3 => Many($"{(_random.Next(2) == 0 ? "IList" : _random.Next(2) == 0 ? "ICollection" : "IEnumerable")}<{inner.Code}>"),
            4 => Many($"{(_random.Next(2) == 0 ? "HashSet" : "ISet")}<{inner.Code}>"),
            5 => Named($"Dictionary<string, {inner.Code}>"),
            6 => Named($"{(_random.Next(2) == 0 ? "IDictionary" : "IReadOnlyDictionary")}<string, {inner.Code}>"),
            7 or 8 when !inner.IsReference => inner with { Code = inner.Code + "?" },
            9 when _random.Next(6) == 0 => new WrittenJsonType("object", (_, _) => "{}", IsReference: true),
            _ => inner,
        };
    }

    private string Properties(IEnumerable<(string Name, WrittenJsonType Type, string Declared)> members, string setter) =>
        string.Join(" ", members.Select(member => _random.Next(9) switch
        {
            0 => $"{Mark(member.Type)}public {member.Declared} {member.Name};",
            1 => $"{Mark(member.Type)}public required {member.Declared} {member.Name} {{ get; {setter}; }}",
            2 => $"{Mark(member.Type)}public {member.Declared} {member.Name} {{ get; private set; }}",
            _ => $"{Mark(member.Type)}public {member.Declared} {member.Name} {{ get; {setter}; }}",
        }));

    private static string Plain(IEnumerable<(string Name, WrittenJsonType Type, string Declared)> members, string accessors) =>
        string.Join(" ", members.Select(member => $"public {member.Declared} {member.Name} {{ {accessors} }}"));

    private string Mark(WrittenJsonType type) => _random.Next(60) switch
    {
        0 or 1 => "[JsonPropertyName(\"a name\")] ",
        2 or 3 => "[JsonIgnore] ",
        4 when type.IsReference => "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ",
        5 => "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ",
        6 => "[JsonIgnore(Condition = JsonIgnoreCondition.Never)] ",
        7 or 8 => "[JsonPropertyOrder(-1)] ",
        9 => "[JsonPropertyOrder(2)] ",
        10 => "[JsonRequired] ",
        11 => "[JsonInclude] ",
        12 => "[JsonNumberHandling(JsonNumberHandling.WriteAsString)] ",
        _ => "",
    };

    private string Default(WrittenJsonType type) => type.Code switch
    {
        "string" when _random.Next(2) == 0 => " = \"it \\\"is\\\"\"",
        "int" or "long" when _random.Next(2) == 0 => " = -5",
        "Colour" when _random.Next(2) == 0 => " = Colour.Green",
        "bool" when _random.Next(2) == 0 => " = true",
        _ => "",
    };

    private static string Parameter(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A document with most of some members.</summary>
    public static string Document(Random random, int depth, IReadOnlyList<(string Name, WrittenJsonType Type)> members)
    {
        if (depth <= 0)
        {
            return random.Next(2) == 0 ? "{}" : "null";
        }

        var written = new List<string>();
        foreach (var (name, type) in members.Where(_ => random.Next(10) > 0))
        {
            written.Add($"{Name(random, name)}:{(random.Next(40) == 0 ? JsonTexts.Any(random) : random.Next(30) == 0 ? "null" : type.Document(random, depth - 1))}");
        }

        if (random.Next(8) == 0)
        {
            written.Insert(random.Next(written.Count + 1), $"{JsonTexts.Text(random)}:{JsonTexts.Any(random)}");
        }

        if (written.Count > 0 && random.Next(40) == 0)
        {
            written.Add(written[random.Next(written.Count)]);
        }

        return $"{{{string.Join(random.Next(20) == 0 ? " , \n" : ",", written)}}}";
    }

    // Most are right by one policy or another: which one the package has is its own affair.
    private static string Name(Random random, string name) => random.Next(40) switch
    {
        0 => $"\"{name.ToUpperInvariant()}\"",
        1 => $"\"\\u{(int)name[0]:x4}{name[1..]}\"",
        2 => "\"a name\"",
        3 => $"\"{name.ToLowerInvariant()}\"",
        _ => $"\u0001{name}\u0001",
    };
}
