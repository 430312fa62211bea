namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// Calls a method with those of the three arguments that it takes.
/// </summary>
/// <remarks>By a delegate of the method's own shape: reflection would cost more at each call, and generate code at its second.</remarks>
internal static class MethodDelegate
{
    /// <summary>The call of a method that returns something.</summary>
    public static Func<TEvent, IInvocationContext, CancellationToken, TResult> Of<TEvent, TResult>(PlainMethod method, object? target)
    {
        if (method.Aws?.Context is { } aws)
        {
            return aws.CallOf<TEvent, TResult>(method.Info, target);
        }

        return method.Call is { } call ? OnTarget((Func<object?, TEvent, IInvocationContext, CancellationToken, TResult>)call, target) : ByShape<TEvent, TResult>(method, target);
    }

    /// <summary>The call of a method that returns nothing.</summary>
    public static Action<TEvent, IInvocationContext, CancellationToken> OfVoid<TEvent>(PlainMethod method, object? target)
    {
        if (method.Aws?.Context is { } aws)
        {
            return aws.VoidCallOf<TEvent>(method.Info, target);
        }

        return method.Call is { } call ? OnTarget((Action<object?, TEvent, IInvocationContext, CancellationToken>)call, target) : ByShape<TEvent>(method, target);
    }

    // Apart from what looks by shape: a method keeps what its delegates hold from its beginning on.
    private static Func<TEvent, IInvocationContext, CancellationToken, TResult> OnTarget<TEvent, TResult>(
        Func<object?, TEvent, IInvocationContext, CancellationToken, TResult> call, object? target) =>
        (payload, context, token) => call(target, payload, context, token);

    private static Action<TEvent, IInvocationContext, CancellationToken> OnTarget<TEvent>(
        Action<object?, TEvent, IInvocationContext, CancellationToken> call, object? target) =>
        (payload, context, token) => call(target, payload, context, token);

    private static Func<TEvent, IInvocationContext, CancellationToken, TResult> ByShape<TEvent, TResult>(PlainMethod method, object? target)
    {
        var info = method.Info;
        switch (method.Arguments)
        {
            case MethodArguments.None:
                var none = info.CreateDelegate<Func<TResult>>(target);
                return (_, _, _) => none();
            case MethodArguments.Event:
                var withEvent = info.CreateDelegate<Func<TEvent, TResult>>(target);
                return (payload, _, _) => withEvent(payload);
            case MethodArguments.Context:
                var withContext = info.CreateDelegate<Func<IInvocationContext, TResult>>(target);
                return (_, context, _) => withContext(context);
            case MethodArguments.Token:
                var withToken = info.CreateDelegate<Func<CancellationToken, TResult>>(target);
                return (_, _, token) => withToken(token);
            case MethodArguments.Event | MethodArguments.Context:
                var withBoth = info.CreateDelegate<Func<TEvent, IInvocationContext, TResult>>(target);
                return (payload, context, _) => withBoth(payload, context);
            case MethodArguments.Event | MethodArguments.Token:
                var withEventAndToken = info.CreateDelegate<Func<TEvent, CancellationToken, TResult>>(target);
                return (payload, _, token) => withEventAndToken(payload, token);
            case MethodArguments.Context | MethodArguments.Token:
                var withContextAndToken = info.CreateDelegate<Func<IInvocationContext, CancellationToken, TResult>>(target);
                return (_, context, token) => withContextAndToken(context, token);
            default:
                return info.CreateDelegate<Func<TEvent, IInvocationContext, CancellationToken, TResult>>(target);
        }
    }

    private static Action<TEvent, IInvocationContext, CancellationToken> ByShape<TEvent>(PlainMethod method, object? target)
    {
        var info = method.Info;
        switch (method.Arguments)
        {
            case MethodArguments.None:
                var none = info.CreateDelegate<Action>(target);
                return (_, _, _) => none();
            case MethodArguments.Event:
                var withEvent = info.CreateDelegate<Action<TEvent>>(target);
                return (payload, _, _) => withEvent(payload);
            case MethodArguments.Context:
                var withContext = info.CreateDelegate<Action<IInvocationContext>>(target);
                return (_, context, _) => withContext(context);
            case MethodArguments.Token:
                var withToken = info.CreateDelegate<Action<CancellationToken>>(target);
                return (_, _, token) => withToken(token);
            case MethodArguments.Event | MethodArguments.Context:
                var withBoth = info.CreateDelegate<Action<TEvent, IInvocationContext>>(target);
                return (payload, context, _) => withBoth(payload, context);
            case MethodArguments.Event | MethodArguments.Token:
                var withEventAndToken = info.CreateDelegate<Action<TEvent, CancellationToken>>(target);
                return (payload, _, token) => withEventAndToken(payload, token);
            case MethodArguments.Context | MethodArguments.Token:
                var withContextAndToken = info.CreateDelegate<Action<IInvocationContext, CancellationToken>>(target);
                return (_, context, token) => withContextAndToken(context, token);
            default:
                return info.CreateDelegate<Action<TEvent, IInvocationContext, CancellationToken>>(target);
        }
    }
}
