using Microsoft.CodeAnalysis;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.Bodies;

/// <summary>
/// .NET's tasks and tokens as one compilation knows them, each looked up once.
/// </summary>
internal sealed class TaskTypes(Compilation compilation)
{
    private readonly INamedTypeSymbol?[] _tasks =
    [
        .. new[] { "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1" }
            .Select(compilation.GetTypeByMetadataName),
    ];

    private readonly INamedTypeSymbol? _token = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");

    /// <summary>Whether a type is a task or a value task, with a result or without.</summary>
    public bool IsTask(ITypeSymbol? type) => type is not null && _tasks.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default);

    /// <summary>Whether a type is <c>Task</c> itself, which has the methods that wait for several.</summary>
    public bool IsPlainTask(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _tasks[0]);

    /// <summary>Whether a type is what the compiler gets a task's result by.</summary>
    public static bool IsAwaiter(INamedTypeSymbol type) =>
        type.Name.EndsWith("Awaiter", StringComparison.Ordinal) && PrintedType.NamespaceOf(type) == "System.Runtime.CompilerServices";

    /// <summary>Whether a type is a cancellation token.</summary>
    public bool IsToken(ITypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(type, _token);
}
