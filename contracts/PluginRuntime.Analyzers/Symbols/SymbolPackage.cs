using Microsoft.CodeAnalysis;
using PluginRuntime.Rules.Aws;
using PluginRuntime.Rules.Shapes;

namespace PluginRuntime.Analyzers.Symbols;

/// <summary>
/// A project that is compiled, as the package that it will be.
/// </summary>
/// <remarks>Asked by several threads at once: what it keeps is the same whoever sets it.</remarks>
internal sealed class SymbolPackage : PackageShape
{
    private readonly Compilation _compilation;
    private TypeShape[]? _types;
    private object? _hasServices;

    /// <summary>The package that bears the assembly's name.</summary>
    public SymbolPackage(Compilation compilation)
        : base(FactsOf(compilation)) => _compilation = compilation;

    /// <inheritdoc/>
    public override TypeShape[] Types => _types ??= ReadTypes();

    /// <inheritdoc/>
    public override bool MayNameEntries => true;

    /// <inheritdoc/>
    public override bool HasEntryPoint => _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    /// <inheritdoc/>
    public override bool HasLambdaLoop => false;

    /// <summary>Whether the plugin has a startup class, so that its constructors may take services.</summary>
    public bool HasServices => (bool)(_hasServices ??= Types.Any(type =>
        !type.IsAbstract && ContractSymbols.IsStartup(((SymbolType)type).Symbol)));

    private static PackageFacts FactsOf(Compilation compilation) => new()
    {
        Name = compilation.AssemblyName ?? "",
        Directory = "",
        MainAssembly = compilation.AssemblyName + ".dll",
        HasLambdaCore = compilation.ReferencedAssemblyNames.Any(reference => reference.Name + ".dll" == LambdaCore.FileName),
    };

    // The compiler writes namespaces and nested types level by level; messages name the first of two.
    private TypeShape[] ReadTypes()
    {
        var namespaces = new Queue<INamespaceSymbol>([_compilation.Assembly.GlobalNamespace]);
        var waiting = new Queue<INamedTypeSymbol>();
        while (namespaces.Count > 0)
        {
            foreach (var member in namespaces.Dequeue().GetMembers())
            {
                if (member is INamespaceSymbol inner)
                {
                    namespaces.Enqueue(inner);
                }
                else
                {
                    waiting.Enqueue((INamedTypeSymbol)member);
                }
            }
        }

        var types = new List<TypeShape>();
        while (waiting.Count > 0)
        {
            var type = waiting.Dequeue();
            types.Add(new SymbolType(type));
            foreach (var nested in type.GetTypeMembers())
            {
                waiting.Enqueue(nested);
            }
        }

        return [.. types];
    }
}
