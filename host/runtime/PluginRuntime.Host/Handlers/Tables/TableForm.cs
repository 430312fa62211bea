using PluginRuntime.Handlers.Forms;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Tables;

/// <summary>
/// Makes the form of a table's handler, closed over the types that the handler's entry gives.
/// </summary>
/// <param name="entry">The handler.</param>
/// <param name="json">Its JSON.</param>
internal sealed class TableForm(HandlerTableEntry entry, HandlerJson json) : HandlerTableVisitor
{
    private HandlerForm? _form;

    /// <summary>The form of a handler.</summary>
    /// <exception cref="Settings.InitException">A type that the handler takes or returns cannot be read or written.</exception>
    public static HandlerForm Of(HandlerTableEntry entry, HandlerJson json)
    {
        var visitor = new TableForm(entry, json);
        entry.Accept(visitor);
        return visitor._form ?? throw new InvalidOperationException($"The table's entry for {entry.HandlerType} shows no form.");
    }

    /// <inheritdoc/>
    public override void Raw() => _form = new RawForm();

    /// <inheritdoc/>
    public override void Typed<TEvent, TResponse>() => _form = new TypedForm<TEvent, TResponse>(json);

    /// <inheritdoc/>
    public override void EventOnly<TEvent>() => _form = new EventForm<TEvent>(json);

    /// <inheritdoc/>
    public override void Streaming<TEvent>() => _form = new StreamingForm<TEvent>(json);

    /// <inheritdoc/>
    public override void NoResult<TEvent>(Action<object?, TEvent, IInvocationContext, CancellationToken> method) =>
        _form = new VoidMethodForm<TEvent>(new PlainMethod(entry, method), json);

    /// <inheritdoc/>
    public override void Value<TEvent, TResult>(Func<object?, TEvent, IInvocationContext, CancellationToken, TResult> method) =>
        _form = new ValueMethodForm<TEvent, TResult>(new PlainMethod(entry, method), json);

    /// <inheritdoc/>
    public override void Task<TEvent>(Func<object?, TEvent, IInvocationContext, CancellationToken, Task> method) =>
        _form = new TaskMethodForm<TEvent>(new PlainMethod(entry, method), json);

    /// <inheritdoc/>
    public override void TaskOf<TEvent, TResult>(Func<object?, TEvent, IInvocationContext, CancellationToken, Task<TResult>> method) =>
        _form = new TaskMethodForm<TEvent, TResult>(new PlainMethod(entry, method), json);

    /// <inheritdoc/>
    public override void ValueTask<TEvent>(Func<object?, TEvent, IInvocationContext, CancellationToken, ValueTask> method) =>
        _form = new ValueTaskMethodForm<TEvent>(new PlainMethod(entry, method), json);

    /// <inheritdoc/>
    public override void ValueTaskOf<TEvent, TResult>(Func<object?, TEvent, IInvocationContext, CancellationToken, ValueTask<TResult>> method) =>
        _form = new ValueTaskMethodForm<TEvent, TResult>(new PlainMethod(entry, method), json);

    /// <inheritdoc/>
    public override void Sequence<TEvent, TItem>(Func<object?, TEvent, IInvocationContext, CancellationToken, IAsyncEnumerable<TItem>> method) =>
        _form = new SequenceForm<TEvent, TItem>(new PlainMethod(entry, method), json);
}
