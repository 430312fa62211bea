namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// Calls a method with those of the three arguments that it takes.
/// </summary>
/// <remarks>By a delegate of the method's own shape: reflection would cost more at each call, and generate code at its second.</remarks>
internal static class MethodCall
{
    /// <summary>The call of a method that returns something.</summary>
    public static Func<TEvent, IInvocationContext, CancellationToken, TResult> Of<TEvent, TResult>(
        MethodForm form, object? target)
    {
        var method = form.Method;
        if (form.Aws is { } aws && (form.Arguments & MethodArguments.Context) != 0)
        {
            return aws.CallOf<TEvent, TResult>(method, target);
        }

        switch (form.Arguments)
        {
            case MethodArguments.None:
                var none = method.CreateDelegate<Func<TResult>>(target);
                return (_, _, _) => none();
            case MethodArguments.Event:
                var withEvent = method.CreateDelegate<Func<TEvent, TResult>>(target);
                return (payload, _, _) => withEvent(payload);
            case MethodArguments.Context:
                var withContext = method.CreateDelegate<Func<IInvocationContext, TResult>>(target);
                return (_, context, _) => withContext(context);
            case MethodArguments.Token:
                var withToken = method.CreateDelegate<Func<CancellationToken, TResult>>(target);
                return (_, _, token) => withToken(token);
            case MethodArguments.Event | MethodArguments.Context:
                var withBoth = method.CreateDelegate<Func<TEvent, IInvocationContext, TResult>>(target);
                return (payload, context, _) => withBoth(payload, context);
            case MethodArguments.Event | MethodArguments.Token:
                var withEventAndToken = method.CreateDelegate<Func<TEvent, CancellationToken, TResult>>(target);
                return (payload, _, token) => withEventAndToken(payload, token);
            case MethodArguments.Context | MethodArguments.Token:
                var withContextAndToken = method.CreateDelegate<Func<IInvocationContext, CancellationToken, TResult>>(target);
                return (_, context, token) => withContextAndToken(context, token);
            default:
                return method.CreateDelegate<Func<TEvent, IInvocationContext, CancellationToken, TResult>>(target);
        }
    }

    /// <summary>The call of a method that returns nothing.</summary>
    public static Action<TEvent, IInvocationContext, CancellationToken> OfVoid<TEvent>(
        MethodForm form, object? target)
    {
        var method = form.Method;
        if (form.Aws is { } aws && (form.Arguments & MethodArguments.Context) != 0)
        {
            return aws.VoidCallOf<TEvent>(method, target);
        }

        switch (form.Arguments)
        {
            case MethodArguments.None:
                var none = method.CreateDelegate<Action>(target);
                return (_, _, _) => none();
            case MethodArguments.Event:
                var withEvent = method.CreateDelegate<Action<TEvent>>(target);
                return (payload, _, _) => withEvent(payload);
            case MethodArguments.Context:
                var withContext = method.CreateDelegate<Action<IInvocationContext>>(target);
                return (_, context, _) => withContext(context);
            case MethodArguments.Token:
                var withToken = method.CreateDelegate<Action<CancellationToken>>(target);
                return (_, _, token) => withToken(token);
            case MethodArguments.Event | MethodArguments.Context:
                var withBoth = method.CreateDelegate<Action<TEvent, IInvocationContext>>(target);
                return (payload, context, _) => withBoth(payload, context);
            case MethodArguments.Event | MethodArguments.Token:
                var withEventAndToken = method.CreateDelegate<Action<TEvent, CancellationToken>>(target);
                return (payload, _, token) => withEventAndToken(payload, token);
            case MethodArguments.Context | MethodArguments.Token:
                var withContextAndToken = method.CreateDelegate<Action<IInvocationContext, CancellationToken>>(target);
                return (_, context, token) => withContextAndToken(context, token);
            default:
                return method.CreateDelegate<Action<TEvent, IInvocationContext, CancellationToken>>(target);
        }
    }
}
