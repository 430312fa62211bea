namespace PluginRuntime.Binding;

/// <summary>
/// Where the loop gets its handler from, anew for every invocation, so that a handler can be exchanged between two.
/// </summary>
internal abstract class HandlerSource
{
    /// <summary>Called before each wait for an invocation, on the loop's thread: nothing is under way there.</summary>
    public abstract void BeforeNext();

    /// <summary>The current handler, in use until it is given back.</summary>
    public abstract BoundHandler Borrow();

    /// <summary>Gives a borrowed handler back, once its response and the work after it are done.</summary>
    public abstract void Return(BoundHandler handler);
}
