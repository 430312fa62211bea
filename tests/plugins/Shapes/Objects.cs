using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Shapes;

/// <summary>The ways in which objects are made and hold others.</summary>
public sealed class Objects
{
    public Positional Positional { get; init; } = new("a", 1, DateTimeOffset.UnixEpoch, 2.5, true);

    public PositionalStruct PositionalStruct { get; init; } = new(1, 2);

    public Required Required { get; init; } = new() { Name = "a", Count = 1 };

    public Node Node { get; init; } = new() { Name = "a", Next = new() { Name = "b" } };

    public List<Positional> List { get; init; } = [new("a", 1, DateTimeOffset.UnixEpoch, 2.5, true)];

    public Positional[] Array { get; init; } = [new("a", 1, DateTimeOffset.UnixEpoch, 2.5, true)];

    public Dictionary<string, Node> Dictionary { get; init; } = new() { ["a"] = new() { Name = "b" } };

    public Dictionary<string, List<string>> Multiple { get; init; } = new() { ["a"] = ["b"] };

    public IReadOnlyList<Positional> ReadOnlyList { get; init; } = [new("a", 1, DateTimeOffset.UnixEpoch, 2.5, true)];

    public IReadOnlyDictionary<string, string> ReadOnlyDictionary { get; init; } = new Dictionary<string, string> { ["a"] = "b" };

    public IEnumerable<string> Enumerable { get; init; } = ["a"];

    public IList<int> Interface { get; init; } = [1];

    public HashSet<string> Set { get; init; } = ["a"];

    public List<PositionalStruct> Structs { get; init; } = [new(1, 2)];

    public PositionalStruct? Maybe { get; init; } = new(1, 2);

    public Figure Figure { get; init; } = new Circle { Radius = 1 };

    public List<Figure> Figures { get; init; } = [new Circle { Radius = 1 }, new Square { Side = 2 }];

    public Extended Extended { get; init; } = new() { Name = "a", More = new() { ["b"] = JsonElement.Parse("1") } };

    public JsonObject Document { get; init; } = new() { ["a"] = 1, ["b"] = new JsonArray("c", null) };

    [JsonPropertyName("another")]
    public string Renamed { get; init; } = "a";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LeftOut { get; init; } = "a";

    [JsonConverter(typeof(JsonStringEnumConverter<Colour>))]
    public Colour Spelled { get; init; } = Colour.Green;

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public int Quoted { get; init; } = 1;

    [JsonPropertyOrder(-1)]
    public int First { get; init; } = 1;
}

public sealed record Positional(string Name, int Count, DateTimeOffset Time, double Ratio, bool IsSet);

public readonly record struct PositionalStruct(int X, long Y);

public sealed class Required
{
    public required string Name { get; init; }

    public required int Count { get; init; }
}

public sealed class Node
{
    public string? Name { get; set; }

    public Node? Next { get; set; }
}

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract class Figure;

public sealed class Circle : Figure
{
    public double Radius { get; set; }
}

public sealed class Square : Figure
{
    public double Side { get; set; }
}

public sealed class Extended
{
    public string? Name { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
