using PluginRuntime.Rules.Shapes;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Rules.Methods;

/// <summary>
/// Whether a method without any of the contracts' interfaces can be a handler.
/// </summary>
/// <remarks>Part of a cold start, as <see cref="Choice.HandlerRules"/> is.</remarks>
internal static class MethodRules
{
    private const string Void = "System.Void";
    private const string Task = "System.Threading.Tasks.Task`1[";
    private const string ValueTask = "System.Threading.Tasks.ValueTask`1[";
    private const string Sequence = "System.Collections.Generic.IAsyncEnumerable`1[";
    private const string Span = "System.Span`1[";
    private const string ReadOnlySpan = "System.ReadOnlySpan`1[";

    /// <summary>Checks a method of a type.</summary>
    /// <exception cref="PackageException">It cannot be a handler.</exception>
    public static void Check(TypeShape type, MethodShape method, PackageFacts package)
    {
        if (!type.IsPublic || !method.IsPublic)
        {
            throw MethodRuleError.NotPublic(type, method, package);
        }

        CheckDeclaration(type, method, package);
        ParameterRules.Check(type, method, package);
    }

    /// <summary>Checks all but the parameters and who may call it.</summary>
    /// <exception cref="PackageException">It cannot be a handler.</exception>
    public static void CheckDeclaration(TypeShape type, MethodShape method, PackageFacts package)
    {
        if (method.IsGeneric)
        {
            throw MethodRuleError.Generic(type, method, package);
        }

        if (method.IsAbstract)
        {
            throw MethodRuleError.Abstract(type, method, package);
        }

        CheckReturn(type, method, package);
    }

    /// <summary>Answers whether a type that prints so can only live on the stack, or is a pointer or a reference.</summary>
    public static bool IsUnsafe(string printed) =>
        printed.EndsWith('&')
        || printed.EndsWith('*')
        || printed.Contains('(')
        || printed.StartsWith(Span, StringComparison.Ordinal)
        || printed.StartsWith(ReadOnlySpan, StringComparison.Ordinal);

    private static void CheckReturn(TypeShape type, MethodShape method, PackageFacts package)
    {
        var returned = method.ReturnType;
        if (returned == Void)
        {
            if (method.IsAsync)
            {
                throw MethodRuleError.AsyncVoid(type, method, package);
            }

            return;
        }

        if (method.ReturnsByRefLike || IsUnsafe(returned))
        {
            throw MethodRuleError.UnsafeReturn(type, method, package);
        }

        if (StartsWith(returned, Task, Sequence) || StartsWith(returned, ValueTask, Sequence))
        {
            throw MethodRuleError.SequenceLater(type, method, package);
        }
    }

    /// <summary>Answers whether a type that prints so is a sequence whose items come one after the other.</summary>
    public static bool IsSequence(string printed) => StartsWith(printed, "", Sequence);

    // Character by character: what compares texts from a place on is vector code, which the JIT compiles at its first use.
    private static bool StartsWith(string text, string first, string second)
    {
        if (text.Length < first.Length + second.Length || !text.StartsWith(first, StringComparison.Ordinal))
        {
            return false;
        }

        var matched = 0;
        while (matched < second.Length && text[first.Length + matched] == second[matched])
        {
            matched++;
        }

        return matched == second.Length;
    }
}
