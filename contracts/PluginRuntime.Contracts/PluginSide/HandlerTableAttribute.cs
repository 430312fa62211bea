using System.ComponentModel;

namespace PluginRuntime.PluginSide;

/// <summary>
/// The handlers of an assembly by their names, as the compiler has written them down beside it: the host asks it before it looks by reflection.
/// </summary>
/// <remarks>
/// For generated code alone. As an attribute of the assembly it is found without a name being parsed, and as one with an argument it is made without
/// an activator: either the JIT would have to compile. What it does not answer goes by reflection, as everything does in an assembly without one.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class HandlerTableAttribute : Attribute
{
    /// <summary>The class that registers the plugin's services; <see langword="null"/> without one.</summary>
    public virtual Type? StartupType => null;

    /// <summary>The JSON context that the assembly names; <see langword="null"/> without one, and where generated code cannot reach it.</summary>
    public virtual object? JsonContext => null;

    /// <summary>What reads and writes the JSON of a type, a <see cref="GeneratedJson{TValue}"/>; <see langword="null"/> if the context does.</summary>
    public virtual object? JsonOf(Type type) => null;

    /// <summary>Reads and writes a text as JSON, so that the first event finds ready what does it. No code of the plugin's own runs.</summary>
    public virtual void PrewarmJson()
    {
    }

    /// <summary>A new instance of <see cref="StartupType"/>; <see langword="null"/> without one.</summary>
    public virtual object? CreateStartup() => null;

    /// <summary>The handler that goes by a name.</summary>
    /// <param name="name">
    /// The entry of a handler string's short form, empty where it names none; of AWS's form the type behind its colons, as in <c>::Orders.Checkout</c>.
    /// </param>
    /// <returns><see langword="null"/> for one that is not in the table, whether there is such a handler or not.</returns>
    public abstract HandlerTableEntry? Find(string name);
}
