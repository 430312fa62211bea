using System.Reflection;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// Puts values into an object that no JSON could have put there.
/// </summary>
internal static class OddValues
{
    /// <summary>Changes some of its fields, and of those that it holds.</summary>
    /// <returns>Whether any was changed.</returns>
    public static bool Put(object value, Random random)
    {
        var isChanged = false;
        for (var level = value.GetType(); level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (random.Next(4) == 0 && Odd(field.FieldType, random) is { Length: 1 } odd)
                {
                    field.SetValue(value, odd[0]);
                    isChanged = true;
                }
            }
        }

        return isChanged;
    }

    private static object?[] Odd(Type type, Random random)
    {
        if (type.IsEnum)
        {
            return [Enum.ToObject(type, random.Next(0, 9))];
        }

        return type switch
        {
            _ when type == typeof(string) => [random.Next(4) switch { 0 => null, 1 => "\ud800", 2 => "a\udc00<>&'\"+\u2028\ufffe\0", _ => new string('ü', random.Next(5000)) }],
            _ when type == typeof(double) => [random.Next(4) switch { 0 => double.NaN, 1 => double.NegativeInfinity, 2 => -0.0, _ => double.Epsilon }],
            _ when type == typeof(float) => [random.Next(3) switch { 0 => float.NaN, 1 => 1e-7f, _ => float.MaxValue }],
            _ when type == typeof(Half) => [random.Next(3) switch { 0 => Half.NaN, 1 => Half.PositiveInfinity, _ => Half.Epsilon }],
            _ when type == typeof(decimal) => [random.Next(2) == 0 ? 0.00m : -1.10m],
            _ when type == typeof(DateTime) => [new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), (DateTimeKind)random.Next(3))],
            _ when type == typeof(DateTimeOffset) => [new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks / 2), TimeSpan.FromMinutes(random.Next(-800, 800))).AddDays(2)],
            _ when type == typeof(TimeSpan) => [random.Next(3) switch { 0 => TimeSpan.MinValue, 1 => TimeSpan.MaxValue, _ => new TimeSpan(random.NextInt64()) }],
            _ when type == typeof(TimeOnly) => [new TimeOnly(random.NextInt64(TimeOnly.MaxValue.Ticks))],
            _ when type == typeof(char) => [random.Next(2) == 0 ? '\ud800' : '<'],
            _ when type == typeof(List<int>) => [Enumerable.Range(0, 3000).ToList()],
            _ when type == typeof(Uri) => [new Uri("a<b>", UriKind.Relative)],
            _ when !type.IsValueType => [null],
            _ => [],
        };
    }
}
