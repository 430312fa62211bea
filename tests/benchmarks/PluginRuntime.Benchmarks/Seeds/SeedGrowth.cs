using System.Text.Json;
using PluginRuntime.LayerBuild.Bubble;

namespace PluginRuntime.Benchmarks.Seeds;

/// <summary>What is compiled at run time, and could be compiled with the host.</summary>
internal sealed class SeedGrowth(SeedMethods methods, IReadOnlySet<string> seed)
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(byte)] = "[byte]", [typeof(int)] = "[int]",
    };

    /// <summary>The lines to add for a shape.</summary>
    /// <param name="compiled">What the JIT compiled.</param>
    /// <param name="hasOwnEnums">Whether the shape's own types have enumerations.</param>
    public IEnumerable<string> Of(IEnumerable<string> compiled, bool hasOwnEnums) =>
        compiled.Where(methods.AreIn).SelectMany(line => seed.Contains(line) && !hasOwnEnums ? ForEnums(line) : [line]).Where(line => !seed.Contains(line));

    // The runtime lists an enumeration as the number that it is. With the number's code in the seed it was one of JSON's own enumerations.
    private static IEnumerable<string> ForEnums(string line) =>
        from type in typeof(JsonSerializer).Assembly.GetTypes()
        where type is { IsEnum: true, ContainsGenericParameters: false } && Words.TryGetValue(Enum.GetUnderlyingType(type), out var word) && line.Contains(word, StringComparison.Ordinal)
        select line.Replace(Words[Enum.GetUnderlyingType(type)], $"[{type.FullName}]", StringComparison.Ordinal);
}
