namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// The code that a handler string means: a type, and a method of it unless the type implements a handler interface.
/// </summary>
/// <param name="Type">The type that is named; the method may be declared by a base type of it.</param>
/// <param name="Method">The method; <see langword="null"/> for a type that is a handler by its interface.</param>
internal sealed record HandlerShape(TypeShape Type, MethodShape? Method)
{
    /// <summary>The method was chosen by the rules of AWS's own .NET runtime, and is judged and called by them.</summary>
    public bool IsAws { get; init; }
}
