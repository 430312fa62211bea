extern alias analyzers;

using analyzers::PluginRuntime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PluginRuntime.Cli.Targets;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Words;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Analyzers;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Agreement;

/// <summary>
/// One source, and what each of those says of it who judge handlers: the compiler, <c>verify</c>, <c>list</c> and the host's init.
/// </summary>
internal sealed class AgreedPackage : IDisposable
{
    private static readonly string AwsCore = Path.Join(Repository.Built("LambdaCore.Newest"), "Amazon.Lambda.Core.dll");

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "PluginRuntime.Contracts.dll" or "PluginRuntime.Services.dll" or "Microsoft.Extensions.DependencyInjection.Abstractions.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly MetadataReference[] AwsReferences = [.. References, MetadataReference.CreateFromFile(AwsCore)];

    private static readonly HostAssemblies Host = new(FrameworkAssemblies.OfThisProcess(), FrameworkAssemblies.OfThisProcess());

    private readonly TemporaryFolder _folder = new();
    private readonly CSharpCompilation _compilation;
    private readonly string[] _handlers;

    /// <summary>Compiles it.</summary>
    public AgreedPackage(WrittenPackage written)
    {
        _compilation = Compilation(written);
        _handlers = written.Handlers();
        using var output = new MemoryStream();
        Assert.True(_compilation.Emit(output).Success);
        _folder.File("orders.dll", output.ToArray());
        if (written.IsAws)
        {
            _folder.File("Amazon.Lambda.Core.dll", File.ReadAllBytes(AwsCore));
        }
    }

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
        run.Find(_folder.Root, () => [new VerifiedPackage(Location(), _folder.Root, Path.Join(_folder.Root, "orders.dll"), ["orders.dll"])]);
        run.Run(_handlers, _folder.Root);
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
            var handlers = HandlerListing.Of(new ListedPackage(new PackageRoot(_folder.Root, holdsFlatPackages: true), "orders"), message => refused.Add(Neutral(message)));
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
        using var init = new HostInit(_folder.Root);
        return _handlers.Concat(others).Distinct().ToDictionary(handler => handler, handler => init.Refusal(handler) is { } message ? Neutral(message) : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static CSharpCompilation Compilation(WrittenPackage written) => CSharpCompilation.Create(
        "orders",
        [CSharpSyntaxTree.ParseText(written.Source())],
        written.IsAws ? AwsReferences : References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private PackageLocation Location() =>
        new PackageCatalog([new PackageRoot(_folder.Root, holdsFlatPackages: true)]).Find(HandlerString.Parse("orders"));

    // The compiler knows no folder, and a build shows a line.
    private string Neutral(string message) => AnalyzedProject.InOneLine(message.Replace(" in " + _folder.Root, "", StringComparison.Ordinal));
}
