namespace PluginRuntime.Binding;

/// <summary>
/// Where the loop gets its handler from, anew for every invocation, so that a handler can be exchanged between two.
/// </summary>
/// <remarks>It owns its handlers: disposed once no invocation can come any more, it disposes what serves then.</remarks>
internal abstract class HandlerSource : IDisposable
{
    /// <summary>What is bound at the moment, for the log.</summary>
    public abstract string Description { get; }

    /// <summary>Whether there is anything to dispose, for which a signal that ends the process has to leave time.</summary>
    public abstract bool HasToDispose { get; }

    /// <summary>Runs what the function does before the snapshot that SnapStart takes. What fails comes out as it was thrown.</summary>
    public virtual void BeforeSnapshot()
    {
    }

    /// <summary>Runs what the function does once it was restored from that snapshot. What fails comes out as it was thrown.</summary>
    public virtual void AfterRestore()
    {
    }

    /// <summary>Called before each wait for an invocation, on the loop's thread: nothing is under way there.</summary>
    public abstract void BeforeNext();

    /// <summary>The current handler, in use until it is given back.</summary>
    public abstract BoundHandler Borrow();

    /// <summary>Gives a borrowed handler back, once its response and the work after it are done.</summary>
    public abstract void Return(BoundHandler handler);

    /// <inheritdoc/>
    public abstract void Dispose();
}
