namespace PluginRuntime.Rules.Shapes;

/// <summary>
/// One parameter of a method.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">As reflection prints a type: <c>System.Collections.Generic.List`1[Orders.Order]</c>; <c>ref</c>, <c>in</c> and <c>out</c> end in <c>&amp;</c>.</param>
/// <param name="IsByRefLike">A <c>ref struct</c>, such as a span.</param>
internal sealed record ParameterShape(string Name, string TypeName, bool IsByRefLike)
{
    /// <summary>Passed by reference: <c>ref</c>, <c>in</c> or <c>out</c>.</summary>
    public bool IsByRef => TypeName.EndsWith('&');
}
