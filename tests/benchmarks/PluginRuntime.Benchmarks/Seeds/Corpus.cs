using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Benchmarks.Seeds;

/// <summary>The handlers whose JSON makes the seed: each kind of value in each place, each event of AWS's, by a context and by reflection, and AWS's form.</summary>
internal static class Corpus
{
    private const string Templates = "host/tools/PluginRuntime.Cli/Templates";
    private const string Simple = """{"name":"Ada"}""";

    private static readonly string[] OfValues =
    [
        "properties", "nullables", "lists", "nullable-lists", "read-only-lists", "arrays", "sets", "dictionaries", "keys", "object-keys", "constructed",
        "constructed-nullables", "objects",
    ];

    /// <summary>The projects of their packages, from the repository's root.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "tests/plugins/ShapesGenerated", "tests/plugins/ShapesReflected", "tests/plugins/Echo", "plugins-sample/Greeter",
        "tests/benchmarks/AwsGreeter", "tests/benchmarks/AwsGreeterReflected",
    ];

    /// <summary>All of them.</summary>
    /// <param name="layer">The tree of the layer that runs them.</param>
    /// <param name="published">Where a package lies, by its name.</param>
    public static IEnumerable<Shape> Of(string layer, Func<string, string> published)
    {
        foreach (var package in new[] { "ShapesGenerated", "ShapesReflected" })
        {
            foreach (var name in OfValues)
            {
                yield return new(Start(layer, published(package), $"{package}:{name}"), Event: null);
            }

            foreach (var path in Directory.GetFiles(Repository.Path(Templates), "*.json").Order(StringComparer.Ordinal))
            {
                yield return new(Start(layer, published(package), $"{package}:{Path.GetFileNameWithoutExtension(path)}"), File.ReadAllText(path));
            }
        }

        var greeter = Start(layer, published("Greeter"), "Greeter");
        yield return new(greeter, Simple);
        yield return new(greeter with { Variables = ["PLUGINRUNTIME_PREWARM=1"] }, Simple);
        yield return new(Start(layer, published("Echo"), "Echo"), Simple);
        yield return new(Start(layer, published("AwsGreeter"), "AwsGreeter::AwsGreeter.Function::Greet"), Simple);
        yield return new(Start(layer, published("AwsGreeterReflected"), "AwsGreeterReflected::AwsGreeter.Function::Greet"), Simple);
    }

    private static Contender Start(string layer, string package, string handler) => new(handler, Path.Combine(layer, "bootstrap"), [], handler, package);
}
