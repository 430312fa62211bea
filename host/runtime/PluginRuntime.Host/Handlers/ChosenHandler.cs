using PluginRuntime.Handlers.Forms;
using PluginRuntime.PluginSide;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>
/// The handler that a handler string means, before any of its code has run: how it answers, and how it is made.
/// </summary>
internal sealed class ChosenHandler
{
    /// <summary>Its name in full, for the log: <c>Orders.Checkout.PlaceOrder</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type whose instance answers, or that has the static method.</summary>
    public required Type Type { get; init; }

    /// <summary>Whether a static method answers.</summary>
    public required bool IsStatic { get; init; }

    /// <summary>How it answers.</summary>
    public required HandlerForm Form { get; init; }

    /// <summary>The class that registers the plugin's services, if there is one.</summary>
    public required Type? Startup { get; init; }

    /// <summary>The plugin's table, if the handler is of it.</summary>
    public HandlerTableAttribute? Table { get; init; }

    /// <summary>The handler's entry there.</summary>
    public HandlerTableEntry? Entry { get; init; }

    /// <summary>A new instance, made without services.</summary>
    public object MakeInstance() => Entry is null ? Instance.Of(Type) : Instance.Made(static entry => entry.CreateInstance(), Entry);
}
