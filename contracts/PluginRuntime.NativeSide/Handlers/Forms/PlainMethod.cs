using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// A plain method of the table that answers.
/// </summary>
/// <param name="entry">What the table says of it.</param>
/// <param name="call">Calls it on an instance, with the three arguments whether it takes them or not.</param>
internal sealed class PlainMethod(HandlerTableEntry entry, Delegate call)
{
    /// <summary>Its name in full, for messages.</summary>
    public string Name => $"{entry.HandlerType}.{entry.MethodName}";

    /// <summary>Calls it.</summary>
    public Delegate Call => call;

    /// <summary>Whether it looks at its cancellation token.</summary>
    public bool TakesToken => entry.TakesToken;
}
