using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime.Events;

namespace PluginRuntime.Tests.Events;

/// <summary>The members of all event types: their names, and what they are where JSON has none of them.</summary>
public sealed class MemberTests
{
    private static readonly Type[] Records =
    [
        .. typeof(EventsJson).Assembly.GetExportedTypes().Where(type =>
            type.GetMethod("<Clone>$") is not null && type.GetProperties().Any(property => property.IsDefined(typeof(JsonPropertyNameAttribute)))),
    ];

    private static readonly NullabilityInfoContext Nullability = new();

    public static TheoryData<Type> Readable =>
        [.. Records.Where(type => !type.IsAbstract && !type.ContainsGenericParameters).Append(typeof(EventBridgeEvent<JsonElement>))];

    [Fact]
    public void Each_has_AWSs_name_in_NETs_case()
    {
        Assert.True(Records.Length > 80, $"Only {Records.Length} types were found.");
        Assert.All(
            Records.SelectMany(MembersOf),
            member => Assert.Equal(Letters(member.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name), member.Name, ignoreCase: true));
    }

    [Fact]
    public void Each_is_in_JSON_by_a_name_of_its_own_or_not_at_all() => Assert.All(
        typeof(EventsJson).Assembly.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null && type.Name != "HttpCookie").SelectMany(DeclaredBy),
        member => Assert.True(
            member.IsDefined(typeof(JsonPropertyNameAttribute)) || member.IsDefined(typeof(JsonExtensionDataAttribute))
            || member.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Always,
            $"{member.DeclaringType}.{member.Name}"));

    [Theory]
    [MemberData(nameof(Readable))]
    public void One_that_is_absent_is_empty_and_nothing_is_null_that_does_not_say_so(Type type) =>
        Assert.All(EveryJson.Of(type).OfType<object>(), json => AssertWhole(Read("{}", type, json), type));

    [Theory]
    [MemberData(nameof(Readable))]
    public void One_that_is_null_is_as_one_that_is_absent(Type type)
    {
        var members = MembersOf(type).Where(CanBeNull).Select(member => $"\"{member.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name}\":null");

        Assert.All(EveryJson.Of(type).OfType<object>(), json => AssertWhole(Read($"{{{string.Join(',', members)}}}", type, json), type));
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void New_ones_are_passed_over(Type type) => Assert.All(
        EveryJson.Of(type).OfType<object>(), json => AssertWhole(Read("""{"x-new":{"a":[1,{"b":null}]},"x-newer":1}""", type, json), type));

    [Theory]
    [MemberData(nameof(Readable))]
    public void One_of_another_kind_is_named_with_its_path(Type type)
    {
        var member = MembersOf(type).First(member => member.PropertyType != typeof(JsonElement));
        var name = member.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name;
        var wrong = member.PropertyType == typeof(bool) || typeof(System.Collections.IEnumerable).IsAssignableFrom(member.PropertyType) ? "1" : "[1]";

        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize($"{{\"{name}\":{wrong}}}", Sample.InfoOf(type)));

        Assert.Contains(name, error.Path);
        Assert.Contains(name, error.Message);
    }

    private static object Read(string json, Type type, object info) =>
        JsonSerializer.Deserialize(json, (System.Text.Json.Serialization.Metadata.JsonTypeInfo)info) ?? throw new InvalidOperationException($"{type} was read as null.");

    // A record in a member is made of nothing in its turn, and must be whole as well.
    private static void AssertWhole(object value, Type type)
    {
        foreach (var member in MembersOf(type))
        {
            var held = member.GetValue(value);
            Assert.True(
                held is not null || Nullability.Create(member).ReadState is not NullabilityState.NotNull || member.PropertyType.IsGenericParameter,
                $"{type.Name}.{member.Name} is null and does not say so.");
            if (held is not null && Records.Contains(member.PropertyType))
            {
                AssertWhole(held, member.PropertyType);
            }
        }
    }

    private static bool CanBeNull(PropertyInfo member) => !member.PropertyType.IsValueType || Nullable.GetUnderlyingType(member.PropertyType) is not null;

    private static IEnumerable<PropertyInfo> MembersOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.IsDefined(typeof(JsonPropertyNameAttribute)));

    private static IEnumerable<PropertyInfo> DeclaredBy(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
