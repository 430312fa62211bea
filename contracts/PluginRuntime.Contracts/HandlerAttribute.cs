namespace PluginRuntime;

/// <summary>
/// Marks a type or a method as a handler and gives it the name by which a handler string chooses it: <c>package:name</c>.
/// </summary>
/// <param name="name">Letters, digits, <c>-</c> and <c>_</c>; at least one, and unique in the package.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class HandlerAttribute(string name) : Attribute
{
    /// <summary>The entry of the handler string, such as <c>create</c> in <c>orders:create</c>.</summary>
    public string Name { get; } = name;
}
