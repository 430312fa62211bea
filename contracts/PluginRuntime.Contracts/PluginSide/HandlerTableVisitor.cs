using System.ComponentModel;

namespace PluginRuntime.PluginSide;

/// <summary>
/// Gets a handler's types from its <see cref="HandlerTableEntry"/> as type arguments, so that nothing has to be closed over them by reflection.
/// </summary>
/// <remarks>For generated code alone; the host derives from it. A method's call gets the handler's instance first.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HandlerTableVisitor
{
    /// <summary>An <see cref="IRawHandler"/>.</summary>
    public abstract void Raw();

    /// <summary>An <see cref="IHandler{TEvent, TResponse}"/>.</summary>
    public abstract void Typed<TEvent, TResponse>();

    /// <summary>An <see cref="IHandler{TEvent}"/>.</summary>
    public abstract void EventOnly<TEvent>();

    /// <summary>An <see cref="IStreamingHandler{TEvent}"/>.</summary>
    public abstract void Streaming<TEvent>();

    /// <summary>A method that returns nothing.</summary>
    /// <typeparam name="TEvent">What it takes; <see cref="NoEvent"/> for nothing. So it is in all below.</typeparam>
    /// <param name="method">Calls it.</param>
    public abstract void NoResult<TEvent>(Action<object?, TEvent, IInvocationContext, CancellationToken> method);

    /// <summary>A method that returns its result at once.</summary>
    public abstract void Value<TEvent, TResult>(Func<object?, TEvent, IInvocationContext, CancellationToken, TResult> method);

    /// <summary>A method that returns a task without a result.</summary>
    public abstract void Task<TEvent>(Func<object?, TEvent, IInvocationContext, CancellationToken, Task> method);

    /// <summary>A method that returns a task of its result.</summary>
    public abstract void TaskOf<TEvent, TResult>(Func<object?, TEvent, IInvocationContext, CancellationToken, Task<TResult>> method);

    /// <summary>A method that returns a value task without a result.</summary>
    public abstract void ValueTask<TEvent>(Func<object?, TEvent, IInvocationContext, CancellationToken, ValueTask> method);

    /// <summary>A method that returns a value task of its result.</summary>
    public abstract void ValueTaskOf<TEvent, TResult>(Func<object?, TEvent, IInvocationContext, CancellationToken, ValueTask<TResult>> method);

    /// <summary>A method that returns a sequence.</summary>
    public abstract void Sequence<TEvent, TItem>(Func<object?, TEvent, IInvocationContext, CancellationToken, IAsyncEnumerable<TItem>> method);
}
