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

    /// <summary>The call of a method that returns nothing.</summary>
    public static Action<TEvent, IInvocationContext, CancellationToken> OfVoid<TEvent>(PlainMethod method, object? target)
    {
        if (method.Aws?.Context is { } aws)
        {
            return aws.VoidCallOf<TEvent>(method.Info, target);
        }

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
