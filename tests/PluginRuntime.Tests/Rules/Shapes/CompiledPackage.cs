using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.Rules.Methods;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;

namespace PluginRuntime.Tests.Rules.Shapes;

/// <summary>
/// The package <c>orders</c>, compiled from a few lines of source and read by its metadata.
/// </summary>
internal sealed class CompiledPackage : IDisposable
{
    private const string Usings = """
        using System; using System.Buffers; using System.Collections.Generic; using System.IO; using System.Linq;
        using System.Threading; using System.Threading.Tasks; using Amazon.Lambda.Core; using PluginRuntime;

        """;

    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "PluginRuntime.Contracts.dll" or "PluginRuntime.Services.dll" or "Microsoft.Extensions.DependencyInjection.Abstractions.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly string[] LambdaCoreFolders = ["host/runtime/plugin-side/PluginRuntime.LambdaCore", "tests/plugins/LambdaCore/First"];

    private static readonly byte[] LambdaCoreDll =
        Compile("Amazon.Lambda.Core", LambdaCoreSources(), Framework, OutputKind.DynamicallyLinkedLibrary);

    // A theory asks for the same source at each of its rows.
    private static readonly ConcurrentDictionary<(string, string, string?, OutputKind), byte[]> Compilations = new();

    private readonly TemporaryFolder _folder = new();

    private CompiledPackage(string source, string? library, string name, bool isAws, OutputKind kind)
    {
        if (library is not null)
        {
            _folder.File("Library.dll", Compiled("Library", library, null));
        }

        if (isAws)
        {
            _folder.File("Amazon.Lambda.Core.dll", LambdaCoreDll);
        }

        Main = _folder.File(name + ".dll", Compiled(name, source, library, kind));
        Location = new PackageLocation
        {
            Name = name,
            Version = null,
            Directory = _folder.Root,
            DeployedDirectory = _folder.Root,
            MainAssemblyPath = Main,
            Root = new PackageRoot(_folder.Root, holdsFlatPackages: true),
            VersionsDirectory = null,
            HasOwnContracts = false,
            HasLambdaCore = isAws,
            Shadowed = [],
        };
    }

    public string Main { get; }

    public PackageLocation Location { get; }

    public string Library => _folder["Library.dll"];

    public static CompiledPackage Of(
        string source, string? library = null, string name = "orders", OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        new(source, library, name, isAws: false, kind);

    /// <summary>A package that carries <c>Amazon.Lambda.Core.dll</c>.</summary>
    public static CompiledPackage OfAws(string source, string? library = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        new(source, library, "orders", isAws: true, kind);

    public MetadataPackage Read() => MetadataPackage.Read(Location);

    public TypeShape Type(string fullName) => Read().Types.Single(type => type.FullName == fullName);

    public HandlerShape Choose(string handler) => HandlerChoice.Choose(Read(), HandlerString.Parse(handler));

    /// <summary>What was chosen, written as code.</summary>
    public string Chosen(string handler) => HandlerText.InFull(Choose(handler));

    public PackageException Refused(string handler) =>
        Assert.Throws<PackageException>(() => Choose(handler));

    public void Check(string handler, bool hasServices = false) =>
        HandlerRules.Check(Choose(handler), Location.Facts, hasServices);

    public PackageException Invalid(string handler, bool hasServices = false)
    {
        var error = Assert.Throws<PackageException>(() => Check(handler, hasServices));
        Assert.Equal(PackageErrorType.InvalidHandler, error.ErrorType);
        return error;
    }

    /// <summary>The same source as a compiler sees it, with AWS's library or without.</summary>
    public static CSharpCompilation Compilation(
        string source, string name = "orders", bool isAws = false, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => isAws
        ? Compilation(name, [Usings + source], References(library: null), kind)
        : Compilation(name, [Usings.Replace("using Amazon.Lambda.Core; ", "", StringComparison.Ordinal) + source], Framework, kind);

    public void Dispose() => _folder.Dispose();

    private static byte[] Compiled(
        string name, string source, string? library, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => Compilations.GetOrAdd(
        (name, source, library, kind),
        _ => Compile(name, [Usings + source], References(library), kind));

    // The stand-in of the oldest age, as strict as AWS's own.
    private static string[] LambdaCoreSources() =>
    [
        .. LambdaCoreFolders
            .SelectMany(folder => Directory.GetFiles(Path.Join(Repository.Root, folder), "*.cs"))
            .Select(File.ReadAllText),
        "global using System; global using System.Collections.Generic; global using System.IO;",
    ];

    private static MetadataReference[] References(string? library) =>
    [
        .. Framework,
        MetadataReference.CreateFromImage(LambdaCoreDll),
        .. library is null ? [] : new[] { MetadataReference.CreateFromImage(Compiled("Library", library, null)) },
    ];

    private static byte[] Compile(string name, string[] sources, MetadataReference[] references, OutputKind kind)
    {
        using var output = new MemoryStream();
        var result = Compilation(name, sources, references, kind).Emit(output);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)));
        return output.ToArray();
    }

    private static CSharpCompilation Compilation(string name, string[] sources, MetadataReference[] references, OutputKind kind) => CSharpCompilation.Create(
        name, sources.Select(source => CSharpSyntaxTree.ParseText(source)), references, new CSharpCompilationOptions(kind, allowUnsafe: true));
}
