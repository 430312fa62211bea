extern alias analyzers;

using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Serialization;
using analyzers::PluginRuntime.Analyzers.Entries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PluginRuntime.PluginSide;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers.JsonCode;

/// <summary>
/// A package that both generators have written into, that of System.Text.Json and ours, loaded into this process.
/// </summary>
internal sealed class GeneratedPackage : IDisposable
{
    private static readonly IIncrementalGenerator OfJson = GeneratorOfJson();

    private readonly AssemblyLoadContext _loaded = new("a package with generated JSON", isCollectible: true);
    private readonly HandlerTableAttribute _table;

    private GeneratedPackage(Compilation compilation, string? json)
    {
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)) + "\n" + json);
        bytes.Position = 0;
        Assembly = _loaded.LoadFromStream(bytes);
        Json = json;
        _table = Assembly.GetCustomAttributes<HandlerTableAttribute>().Single();
        Context = (JsonSerializerContext)_table.JsonContext!;
    }

    /// <summary>The package.</summary>
    public Assembly Assembly { get; }

    /// <summary>Its readers and writers as source; <see langword="null"/> if all are left to the context.</summary>
    public string? Json { get; }

    /// <summary>Its context.</summary>
    public JsonSerializerContext Context { get; }

    /// <summary>Whether a source is C#, before anything is generated but the context.</summary>
    public static bool IsCSharp(string source) => !Driver(OfJson.AsSourceGenerator())
        .RunGeneratorsAndUpdateCompilation(Compilation(source), out var after, out _).RunGenerators(after).GetRunResult().Diagnostics.Concat(after.GetDiagnostics())
        .Any(found => found.Severity == DiagnosticSeverity.Error);

    /// <summary>Makes and loads it.</summary>
    /// <param name="source">Without usings of the framework.</param>
    /// <param name="change">Changes the readers and writers before they are compiled.</param>
    public static GeneratedPackage Of(string source, Func<string, string>? change = null)
    {
        Driver(new HandlerTableGenerator().AsSourceGenerator(), OfJson.AsSourceGenerator())
            .RunGeneratorsAndUpdateCompilation(Compilation(source), out var after, out _);
        var json = after.SyntaxTrees.SingleOrDefault(tree => tree.FilePath.EndsWith("HandlerJson.g.cs", StringComparison.Ordinal));
        if (json is not null && change is not null)
        {
            var changed = change(json.ToString());
            Assert.NotEqual(json.ToString(), changed);
            after = after.ReplaceSyntaxTree(json, json.WithChangedText(SourceText.From(changed, System.Text.Encoding.UTF8)));
        }

        return new GeneratedPackage(after, json?.ToString());
    }

    /// <summary>What reads and writes a type; <see langword="null"/> if the context does.</summary>
    public object? JsonOf(Type type) => _table.JsonOf(type);

    /// <inheritdoc/>
    public void Dispose() => _loaded.Unload();

    /// <summary>The project with what System.Text.Json's generator writes.</summary>
    public static CSharpCompilation WithContext(string source)
    {
        Driver(OfJson.AsSourceGenerator()).RunGeneratorsAndUpdateCompilation(Compilation(source), out var after, out _);
        return (CSharpCompilation)after;
    }

    private static CSharpCompilation Compilation(string source)
    {
        var compilation = CompiledPackage.Compilation(source);
        return compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Enable));
    }

    private static CSharpGeneratorDriver Driver(params ISourceGenerator[] generators) => CSharpGeneratorDriver.Create(
        generators, parseOptions: (CSharpParseOptions)CompiledPackage.Compilation("").SyntaxTrees[0].Options, optionsProvider: new ProjectProperties([]));

    // The one that the SDK hands to each project of .NET 10.
    private static IIncrementalGenerator GeneratorOfJson()
    {
        var dotnet = Path.GetFullPath(Path.Join(Path.GetDirectoryName(typeof(object).Assembly.Location), "../../.."));
        var pack = Directory.GetDirectories(Path.Join(dotnet, "packs/Microsoft.NETCore.App.Ref"), "10.*").Order(StringComparer.Ordinal).Last();
        var generator = Assembly.LoadFrom(Path.Join(pack, "analyzers/dotnet/cs/System.Text.Json.SourceGeneration.dll"));
        return (IIncrementalGenerator)Activator.CreateInstance(generator.GetTypes().Single(type => type.GetCustomAttribute<GeneratorAttribute>() is not null))!;
    }
}
