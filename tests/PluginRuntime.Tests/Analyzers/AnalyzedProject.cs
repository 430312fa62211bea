extern alias analyzers;

using System.Globalization;
using analyzers::PluginRuntime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    public static Task<Diagnostic[]> Diagnose(string source, string name = "orders", params (string Name, string Value)[] properties) =>
        Diagnose(CompiledPackage.Compilation(source, name), properties);

    /// <summary>The code and the words of what is told of a project that names its handlers.</summary>
    /// <param name="source">Without usings.</param>
    /// <param name="handlers">The handler strings, as the targets give them to the compiler.</param>
    /// <param name="isAws">Whether the project refers to AWS's library.</param>
    /// <param name="kind">A library or a program.</param>
    public static async Task<string[]> Named(
        string source, string handlers, bool isAws = false, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        [.. (await Diagnose(CompiledPackage.Compilation(source, isAws: isAws, kind: kind), ("_LambdaHandlers", handlers))).Select(found => $"{found.Id}: {Words(found)}")];

    /// <summary>Everything that is told of a compilation, in the order of the source.</summary>
    public static async Task<Diagnostic[]> Diagnose(CSharpCompilation compilation, params (string Name, string Value)[] properties)
    {
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error));
        var analyzed = compilation.WithAnalyzers(
            [new HandlerAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new ProjectProperties(properties)), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The code and the words of each, but for what JSON is left to the context: contexts in tests often have code of their own.</summary>
    public static async Task<string[]> Told(string source) => [.. (await Diagnose(source)).Where(found => found.Id != "PLR2011").Select(found => $"{found.Id}: {Words(found)}")];

    /// <summary>The words of one.</summary>
    public static string Words(Diagnostic found) => found.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>A message of the host's as a build shows it.</summary>
    public static string InOneLine(string message) =>
        string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
