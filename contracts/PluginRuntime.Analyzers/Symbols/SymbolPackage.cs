using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Choice;
using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// A project that is compiled, as the package that it will be.
/// </summary>
/// <remarks>Asked by several threads at once: what it keeps is the same whoever sets it.</remarks>
internal sealed class SymbolPackage : PackageShape
{
    private readonly Compilation _compilation;
    private readonly Lazy<MarkedHandler[]?> _marks;
    private TypeShape[]? _types;
    private INamedTypeSymbol[]? _startups;

    /// <summary>The package that bears the assembly's name.</summary>
    public SymbolPackage(Compilation compilation)
        : base(FactsOf(compilation))
    {
        _compilation = compilation;
        HasLambdaLoop = RefersTo(compilation, LambdaCore.LoopFileName);
        _marks = new Lazy<MarkedHandler[]?>(FindMarks);
    }

    /// <inheritdoc/>
    public override TypeShape[] Types => _types ??= ReadTypes();

    /// <inheritdoc/>
    public override bool MayNameEntries => true;

    /// <inheritdoc/>
    public override bool HasEntryPoint => _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    /// <inheritdoc/>
    public override bool HasLambdaLoop { get; }

    /// <summary>What is marked <c>[Handler]</c>; <see langword="null"/> if a mark is malformed or stands twice, which is told where it stands.</summary>
    public MarkedHandler[]? Marks => _marks.Value;

    /// <summary>Whether the plugin has a startup class, so that its constructors may take services.</summary>
    public bool HasServices => Startups.Length > 0;

    /// <summary>The classes that would register the plugin's services; a sound plugin has one at most.</summary>
    public INamedTypeSymbol[] Startups => _startups ??=
    [
        .. Types.Select(type => ((SymbolType)type).Symbol)
            .Where(type => type is { TypeKind: TypeKind.Class, IsAbstract: false } && ContractSymbols.IsStartup(type)),
    ];

    /// <summary>Whether that one can be made, or there is none; the host looks no further if not.</summary>
    public bool HasSoundStartup => Startups.Length == 0 || Startups is [var only] && new SymbolType(only).HasPublicParameterlessConstructor;

    private MarkedHandler[]? FindMarks()
    {
        try
        {
            return MarkedHandlers.In(this);
        }
        catch (PackageException)
        {
            return null;
        }
    }

    private static PackageFacts FactsOf(Compilation compilation) => new()
    {
        Name = compilation.AssemblyName ?? "",
        Directory = "",
        MainAssembly = compilation.AssemblyName + ".dll",
        HasLambdaCore = RefersTo(compilation, LambdaCore.FileName),
    };

    private static bool RefersTo(Compilation compilation, string file) =>
        compilation.ReferencedAssemblyNames.Any(reference => reference.Name + ".dll" == file);

    // The compiler writes the last namespace first, and nested types level by level; messages name the first of two.
    private TypeShape[] ReadTypes()
    {
        var namespaces = new Stack<INamespaceSymbol>([_compilation.Assembly.GlobalNamespace]);
        var waiting = new Queue<INamedTypeSymbol>();
        while (namespaces.Count > 0)
        {
            foreach (var member in namespaces.Pop().GetMembers())
            {
                if (member is INamespaceSymbol inner)
                {
                    namespaces.Push(inner);
                }
                else
                {
                    waiting.Enqueue((INamedTypeSymbol)member);
                }
            }
        }

        var locals = new Lazy<ILookup<ISymbol?, SymbolMethod>>(() => MarkedLocals.In(_compilation));
        var types = new List<TypeShape>();
        while (waiting.Count > 0)
        {
            var type = waiting.Dequeue();
            types.Add(new SymbolType(type) { FindLocals = owner => locals.Value[owner] });
            foreach (var nested in type.GetTypeMembers())
            {
                waiting.Enqueue(nested);
            }
        }

        return [.. types];
    }
}
