namespace PluginRuntime.Handlers.Forms;

/// <summary>What is said of a method that returned nothing where it declares a task or a sequence.</summary>
internal static class NoTask
{
    /// <summary>The function error for it.</summary>
    public static FunctionException Returned(PlainMethod method) => new(
        "Function.InvalidResponse",
        $"""
        {method.Name} returned null where it declares a task.
        Return Task.CompletedTask or Task.FromResult(…), or declare the method async.
        """);

    /// <summary>The function error for a method that declares a sequence.</summary>
    public static FunctionException NorSequence(PlainMethod method) => new(
        "Function.InvalidResponse",
        $"""
        {method.Name} returned null where it declares a sequence.
        Write it with yield return, or return a sequence without items.
        """);
}
