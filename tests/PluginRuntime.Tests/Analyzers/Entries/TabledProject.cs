extern alias analyzers;

using analyzers::PluginRuntime.Analyzers.Entries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers.Entries;

/// <summary>
/// The project <c>orders</c>, of a few lines of source, with the table that the compiler writes into it.
/// </summary>
internal sealed class TabledProject
{
    private readonly Compilation _before;
    private readonly Compilation _after;

    private TabledProject(Compilation before, Compilation after, GeneratorDriver driver)
    {
        Json = TreeOf(driver, "HandlerJson");
        Native = TreeOf(driver, "NativeExports");
        _before = before;
        _after = after;
        Table = TreeOf(driver, "HandlerTable");
    }

    /// <summary>The table's source; <see langword="null"/> without one.</summary>
    public string? Table { get; }

    /// <summary>The source of what reads and writes its handlers' JSON; <see langword="null"/> without any.</summary>
    public string? Json { get; }

    /// <summary>The source of what a native library exports; <see langword="null"/> where none is to be made.</summary>
    public string? Native { get; }

    /// <summary>Everything that the compiler says of the source with the table.</summary>
    public IEnumerable<Diagnostic> Told => _after.GetDiagnostics(TestContext.Current.CancellationToken);

    /// <summary>Runs the generator.</summary>
    /// <param name="source">Without usings.</param>
    /// <param name="properties">The project's properties that the compiler sees.</param>
    public static TabledProject Of(string source, params (string Name, string Value)[] properties) => Of(CompiledPackage.Compilation(source), properties);

    /// <summary>Runs it in a compilation.</summary>
    public static TabledProject Of(Compilation before, params (string Name, string Value)[] properties)
    {
        var driver = Driver((CSharpParseOptions)before.SyntaxTrees.First().Options, properties).RunGeneratorsAndUpdateCompilation(before, out var after, out _, TestContext.Current.CancellationToken);
        return new TabledProject(before, after, driver);
    }

    /// <summary>A driver that has not run yet and keeps its steps for a look at them.</summary>
    public static GeneratorDriver Driver(CSharpParseOptions? language = null, params (string Name, string Value)[] properties) => CSharpGeneratorDriver.Create(
        [new HandlerTableGenerator().AsSourceGenerator()],
        parseOptions: language,
        optionsProvider: new ProjectProperties(properties),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Compiles the package into a folder, with the table.</summary>
    public void Write(TemporaryFolder folder) => Write(_after, folder);

    /// <summary>The same without it.</summary>
    public void WriteWithout(TemporaryFolder folder) => Write(_before, folder);

    /// <summary>The project with the table, and with source that the generator has not seen.</summary>
    public Compilation With(params SyntaxTree[] sources) => _after.AddSyntaxTrees(sources);

    private static string? TreeOf(GeneratorDriver driver, string name) =>
        driver.GetRunResult().GeneratedTrees.SingleOrDefault(tree => tree.FilePath.EndsWith($"{name}.g.cs", StringComparison.Ordinal))?.ToString();

    private static void Write(Compilation compilation, TemporaryFolder folder)
    {
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        folder.File("orders.dll", bytes.ToArray());
    }
}
