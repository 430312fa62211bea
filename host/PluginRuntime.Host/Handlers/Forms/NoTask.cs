using System.Reflection;

namespace PluginRuntime.Handlers.Forms;

/// <summary>What is said of a method that returned no task where it declares one.</summary>
internal static class NoTask
{
    /// <summary>The function error for it.</summary>
    public static FunctionException Returned(MethodInfo method) => new(
        "Function.InvalidResponse",
        $"""
        {method.DeclaringType}.{method.Name} returned null where it declares a task.
        Return Task.CompletedTask or Task.FromResult(…), or declare the method async.
        """);
}
