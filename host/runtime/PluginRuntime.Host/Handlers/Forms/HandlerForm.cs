using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// How a handler answers: one subclass for each interface of the contracts and each kind of method, closed over the handler's own types.
/// </summary>
/// <remarks>
/// Making a form finds out how the handler's types are read and written. It binds an instance of the handler: once, or anew for each
/// invocation if the startup registered the handler as scoped.
/// </remarks>
internal abstract class HandlerForm
{
    /// <summary>Whether the handler looks at its cancellation token.</summary>
    public virtual bool TakesToken => true;

    /// <summary>Binds an instance of the handler's type; <see langword="null"/> for a static method.</summary>
    public abstract BoundCall Bind(object? handler);
}
