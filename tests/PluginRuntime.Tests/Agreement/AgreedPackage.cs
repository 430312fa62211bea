extern alias analyzers;

using analyzers::PluginRuntime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.Tests.Analyzers;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Agreement;

/// <summary>
/// One source, and what each of those says of it who judge handlers: the compiler, <c>verify</c>, <c>list</c> and the host's init.
/// </summary>
internal sealed class AgreedPackage : IDisposable
{
    private static readonly HostAssemblies Host = HostAssemblies.OfThisProcess();

    private readonly CompiledPackage _package;
    private readonly CSharpCompilation _compilation;
    private readonly string[] _handlers;

    /// <summary>Compiles it.</summary>
    public AgreedPackage(WrittenPackage written)
    {
        _package = written.IsAws ? CompiledPackage.OfAws(written.Source()) : CompiledPackage.Of(written.Source());
        _compilation = Compilation(written);
        _handlers = written.Handlers();
    }

    private string Folder => _package.Location.Directory;

    /// <summary>Whether C# takes it.</summary>
    public static bool IsCSharp(WrittenPackage written) =>
        !Compilation(written).GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error);

    /// <summary>What the compiler tells, each once.</summary>
    public async Task<HashSet<string>> OfCompilerAsync()
    {
        var analyzed = _compilation.WithAnalyzers(
            [new HandlerAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new ProjectProperties([("_LambdaHandlers", string.Join('|', _handlers))])),
                onAnalyzerException: null,
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(AnalyzedProject.Words)];
    }

    /// <summary>What <c>verify</c> tells: of each handler string, and of the code by itself.</summary>
    public (Dictionary<string, string> OfHandlers, HashSet<string> OfCode) OfVerify()
    {
        var run = new VerificationRun(Host, null);
        run.Find(Folder, () => [new VerifiedPackage(Location(), Folder, _package.Main, ["orders.dll"])]);
        run.Run(_handlers, Folder);
        var errors = run.Findings.Where(finding => finding.IsError && finding.Rule != VerificationRules.NoHandler).ToArray();
        return (
            errors.Where(finding => finding.Rule == VerificationRules.Handler).ToDictionary(finding => finding.Place.Handler!, finding => Neutral(finding.Message)),
            [.. errors.Where(finding => finding.Rule != VerificationRules.Handler).Select(finding => Neutral(finding.Message))]);
    }

    /// <summary>The handler strings that <c>list</c> prints, and what it tells of others.</summary>
    public (string[] Handlers, HashSet<string> Refused) OfList()
    {
        var refused = new HashSet<string>();
        try
        {
            var handlers = HandlerListing.Of(new ListedPackage(new PackageRoot(Folder, holdsFlatPackages: true), "orders"), message => refused.Add(Neutral(message)));
            return (handlers, refused);
        }
        catch (PackageException error)
        {
            return ([], [Neutral(error.Message)]);
        }
    }

    /// <summary>Each handler string with what the init says against it; those that it takes with <see langword="null"/>.</summary>
    public Dictionary<string, string?> OfInit(IEnumerable<string> others)
    {
        using var init = new HostInit(Folder);
        return _handlers.Concat(others).Distinct().ToDictionary(handler => handler, handler => init.Refusal(handler) is { } message ? Neutral(message) : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _package.Dispose();

    private static CSharpCompilation Compilation(WrittenPackage written) => CompiledPackage.Compilation(written.Source(), isAws: written.IsAws);

    private PackageLocation Location() =>
        new PackageCatalog([new PackageRoot(Folder, holdsFlatPackages: true)]).Find(HandlerString.Parse("orders"));

    // The compiler knows no folder, and a build shows a line.
    private string Neutral(string message) => AnalyzedProject.InOneLine(message.Replace(" in " + Folder, "", StringComparison.Ordinal));
}
