using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.Bodies;

/// <summary>
/// What code begins that holds a plugin in memory after a hot swap has replaced it.
/// </summary>
internal static class Pins
{
    // An event of an object of the plugin's own holds nothing; these objects are the process's.
    private static readonly string[] OfTheProcess = ["System.AppDomain", "System.Runtime.Loader.AssemblyLoadContext"];

    private static readonly string[] Running = ["System.Threading.Timer", "System.Timers.Timer", "System.Threading.PeriodicTimer", "System.Threading.Thread"];

    /// <summary>Each, and what it is: <c>an event of the process's, System.Console.CancelKeyPress</c>.</summary>
    /// <param name="body">A constructor's body or a field's initializer.</param>
    /// <param name="plugin">The plugin's own assembly.</param>
    public static IEnumerable<(IOperation Operation, string Words)> In(IOperation body, IAssemblySymbol plugin)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: var added } } && IsOfTheProcess(added, plugin))
            {
                yield return (operation, $"an event of the process's; take the subscription back when the handler is disposed ({PrintedType.FullName(added.ContainingType)}.{added.Name})");
            }
            else if (operation is IObjectCreationOperation { Type: INamedTypeSymbol made } creation && Running.Contains(PrintedType.FullName(made)) && IsKept(creation))
            {
                yield return (operation, made.Name == "Thread"
                    ? $"a thread that may still run; end it when the handler is disposed ({PrintedType.FullName(made)})"
                    : $"a timer; dispose it when the handler is disposed ({PrintedType.FullName(made)})");
            }
        }
    }

    private static bool IsOfTheProcess(IEventSymbol added, IAssemblySymbol plugin) =>
        !SymbolEqualityComparer.Default.Equals(added.ContainingAssembly, plugin)
        && (added.IsStatic || OfTheProcess.Contains(PrintedType.FullName(added.ContainingType)));

    private static bool IsKept(IObjectCreationOperation made)
    {
        var holder = made.Parent;
        while (holder is IConversionOperation or IParenthesizedOperation or ICoalesceOperation)
        {
            holder = holder.Parent;
        }

        return holder is IAssignmentOperation { Target: IFieldReferenceOperation { Field.IsStatic: true } or IPropertyReferenceOperation { Property.IsStatic: true } }
            or IFieldInitializerOperation or IPropertyInitializerOperation;
    }
}
