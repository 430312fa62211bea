using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Forms;

/// <summary>A method that returns nothing: an empty body.</summary>
internal sealed class VoidMethodForm<TEvent>(PlainMethod method, HandlerJson json) : MethodForm<TEvent>(method, json)
{
    /// <inheritdoc/>
    protected override Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler)
    {
        var call = MethodDelegate.OfVoid<TEvent>(Method, handler);
        return (payload, context, token, _) => call(payload, context, token);
    }
}

/// <summary>A method that returns its result at once.</summary>
internal sealed class ValueMethodForm<TEvent, TResult> : MethodForm<TEvent>
{
    private readonly ResultWriter<TResult> _result;

    public ValueMethodForm(PlainMethod method, HandlerJson json)
        : base(method, json) => _result = ResultWriter<TResult>.For(json);

    /// <inheritdoc/>
    protected override Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler)
    {
        var call = MethodDelegate.Of<TEvent, TResult>(Method, handler);
        return (payload, context, token, response) => _result.Write(response, call(payload, context, token));
    }
}

/// <summary>A method that returns a task without a result: an empty body.</summary>
internal sealed class TaskMethodForm<TEvent>(PlainMethod method, HandlerJson json) : MethodForm<TEvent>(method, json)
{
    /// <inheritdoc/>
    protected override Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler)
    {
        var call = MethodDelegate.Of<TEvent, Task>(Method, handler);
        return (payload, context, token, _) => Completion.Wait(call(payload, context, token) ?? throw NoTask.Returned(Method));
    }
}

/// <summary>A method that returns a task of its result.</summary>
internal sealed class TaskMethodForm<TEvent, TResult> : MethodForm<TEvent>
{
    private readonly ResultWriter<TResult> _result;

    public TaskMethodForm(PlainMethod method, HandlerJson json)
        : base(method, json) => _result = ResultWriter<TResult>.For(json);

    /// <inheritdoc/>
    protected override Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler)
    {
        var call = MethodDelegate.Of<TEvent, Task<TResult>>(Method, handler);
        return (payload, context, token, response) =>
            _result.Write(response, Completion.Wait(call(payload, context, token) ?? throw NoTask.Returned(Method)));
    }
}

/// <summary>A method that returns a value task without a result: an empty body.</summary>
internal sealed class ValueTaskMethodForm<TEvent>(PlainMethod method, HandlerJson json) : MethodForm<TEvent>(method, json)
{
    /// <inheritdoc/>
    protected override Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler)
    {
        var call = MethodDelegate.Of<TEvent, ValueTask>(Method, handler);
        return (payload, context, token, _) => Completion.Wait(call(payload, context, token));
    }
}

/// <summary>A method that returns a value task of its result.</summary>
internal sealed class ValueTaskMethodForm<TEvent, TResult> : MethodForm<TEvent>
{
    private readonly ResultWriter<TResult> _result;

    public ValueTaskMethodForm(PlainMethod method, HandlerJson json)
        : base(method, json) => _result = ResultWriter<TResult>.For(json);

    /// <inheritdoc/>
    protected override Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler)
    {
        var call = MethodDelegate.Of<TEvent, ValueTask<TResult>>(Method, handler);
        return (payload, context, token, response) => _result.Write(response, Completion.Wait(call(payload, context, token)));
    }
}
