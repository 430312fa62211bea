extern alias analyzers;

using System.Globalization;
using analyzers::PluginRuntime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Analyzers;

/// <summary>
/// What the compiler tells of a few lines of source, in the project <c>orders</c>.
/// </summary>
internal static class AnalyzedProject
{
    /// <summary>Everything that is told, in the order of the source.</summary>
    /// <param name="source">Without usings.</param>
    /// <param name="name">The assembly's name.</param>
    /// <param name="properties">The project's properties that the compiler sees.</param>
    public static async Task<Diagnostic[]> Diagnose(string source, string name = "orders", params (string Name, string Value)[] properties)
    {
        var compilation = CompiledPackage.Compilation(source, name);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error));
        var analyzed = compilation.WithAnalyzers(
            [new HandlerAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new Properties(properties)), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The code and the words of each.</summary>
    public static async Task<string[]> Told(string source) => [.. (await Diagnose(source)).Select(found => $"{found.Id}: {Words(found)}")];

    /// <summary>The words of one.</summary>
    public static string Words(Diagnostic found) => found.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>A message of the host's as a build shows it.</summary>
    public static string InOneLine(string message) =>
        string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    internal sealed class Properties((string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values((string Name, string Value)[] properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            (value = properties.FirstOrDefault(property => "build_property." + property.Name == key).Value) is not null;
    }
}
