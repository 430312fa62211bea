using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PluginRuntime.Analyzers.Symbols;

namespace PluginRuntime.Analyzers.Native;

/// <summary>
/// What code does that a native library cannot: everything that it runs was compiled into it.
/// </summary>
internal static class NativeLimits
{
    private const string NotCompiled = "what is loaded at run time was not compiled into the library. Refer to the assembly in the project instead, and call it";

    /// <summary>What is said of an operation; <see langword="null"/> for one that can be.</summary>
    public static string? Of(IOperation operation) => operation switch
    {
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation =>
            "dynamic binds when it runs, by a compiler that the library does not have. Give the value its type, or a common interface",
        IInvocationOperation call => Of(call.TargetMethod, call),
        _ => null,
    };

    private static string? Of(IMethodSymbol method, IInvocationOperation call) => (PrintedType.FullName(method.ContainingType), method.Name) switch
    {
        ("System.Reflection.Assembly", "Load" or "LoadFrom" or "LoadFile" or "UnsafeLoadFrom" or "LoadWithPartialName") => $"Assembly.{method.Name}: {NotCompiled}",
        ("System.Runtime.Loader.AssemblyLoadContext", var name) when name.StartsWith("LoadFrom", StringComparison.Ordinal) => $"AssemblyLoadContext.{name}: {NotCompiled}",
        ("System.Activator", "CreateInstanceFrom") => $"Activator.CreateInstanceFrom: {NotCompiled}",
        ("System.Activator", "CreateInstance") when method.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_String =>
            $"Activator.CreateInstance by a name: {NotCompiled}",
        ("System.Text.Json.JsonSerializer", _) when IsReflected(method) && !call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && IsMetadata(argument.Value.Type)) =>
            $"JsonSerializer.{method.Name} looks at types by reflection, which is not in the library. Pass the metadata of a source-generated context, as in JsonSerializer.{method.Name}(value, AppJson.Default.Order)",
        _ => null,
    };

    private static bool IsReflected(IMethodSymbol method) =>
        ContractSymbols.AttributeOf(method.OriginalDefinition, "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute") is not null;

    private static bool IsMetadata(ITypeSymbol? type) => type?.Name is "JsonTypeInfo" or "JsonSerializerContext" || (type?.BaseType is { } above && IsMetadata(above));
}
