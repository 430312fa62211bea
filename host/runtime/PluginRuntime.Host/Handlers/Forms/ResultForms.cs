using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Forms;

/// <summary>A method that returns nothing: an empty body.</summary>
internal sealed class VoidMethodForm<TEvent> : MethodForm<TEvent>
{
    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory)
    {
        var call = MethodCall.OfVoid<TEvent>(this, handler);
        return new MethodHandler<TEvent>(
            Reader, (payload, context, token, _) => call(payload, context, token), this, description, packageDirectory);
    }
}

/// <summary>A method that returns its result at once.</summary>
internal sealed class ValueMethodForm<TEvent, TResponse> : MethodForm<TEvent>
{
    private ResponseForm<TResponse> _response = null!;

    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory)
    {
        var call = MethodCall.Of<TEvent, TResponse>(this, handler);
        return new MethodHandler<TEvent>(
            Reader,
            (payload, context, token, response) => _response.Write(response, call(payload, context, token)),
            this,
            description,
            packageDirectory);
    }

    /// <inheritdoc/>
    protected override void OpenResult(HandlerJson json) => _response = ResponseForm<TResponse>.For(json);
}

/// <summary>A method that returns a task without a result: an empty body.</summary>
internal sealed class TaskMethodForm<TEvent> : MethodForm<TEvent>
{
    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory)
    {
        var call = MethodCall.Of<TEvent, Task>(this, handler);
        return new MethodHandler<TEvent>(
            Reader,
            (payload, context, token, _) => Completion.Wait(call(payload, context, token) ?? throw NoTask.Returned(Method)),
            this,
            description,
            packageDirectory);
    }
}

/// <summary>A method that returns a task of its result.</summary>
internal sealed class TaskMethodForm<TEvent, TResponse> : MethodForm<TEvent>
{
    private ResponseForm<TResponse> _response = null!;

    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory)
    {
        var call = MethodCall.Of<TEvent, Task<TResponse>>(this, handler);
        return new MethodHandler<TEvent>(
            Reader,
            (payload, context, token, response) =>
                _response.Write(response, Completion.Wait(call(payload, context, token) ?? throw NoTask.Returned(Method))),
            this,
            description,
            packageDirectory);
    }

    /// <inheritdoc/>
    protected override void OpenResult(HandlerJson json) => _response = ResponseForm<TResponse>.For(json);
}

/// <summary>A method that returns a value task without a result: an empty body.</summary>
internal sealed class ValueTaskMethodForm<TEvent> : MethodForm<TEvent>
{
    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory)
    {
        var call = MethodCall.Of<TEvent, ValueTask>(this, handler);
        return new MethodHandler<TEvent>(
            Reader, (payload, context, token, _) => Completion.Wait(call(payload, context, token)), this, description, packageDirectory);
    }
}

/// <summary>A method that returns a value task of its result.</summary>
internal sealed class ValueTaskMethodForm<TEvent, TResponse> : MethodForm<TEvent>
{
    private ResponseForm<TResponse> _response = null!;

    /// <inheritdoc/>
    public override BoundHandler Bind(object? handler, string description, string packageDirectory)
    {
        var call = MethodCall.Of<TEvent, ValueTask<TResponse>>(this, handler);
        return new MethodHandler<TEvent>(
            Reader,
            (payload, context, token, response) => _response.Write(response, Completion.Wait(call(payload, context, token))),
            this,
            description,
            packageDirectory);
    }

    /// <inheritdoc/>
    protected override void OpenResult(HandlerJson json) => _response = ResponseForm<TResponse>.For(json);
}
