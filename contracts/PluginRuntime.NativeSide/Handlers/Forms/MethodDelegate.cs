namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// Calls a method of the table on one instance.
/// </summary>
internal static class MethodDelegate
{
    /// <summary>The call of a method that returns something.</summary>
    public static Func<TEvent, IInvocationContext, CancellationToken, TResult> Of<TEvent, TResult>(PlainMethod method, object? target)
    {
        var call = (Func<object?, TEvent, IInvocationContext, CancellationToken, TResult>)method.Call;
        return (payload, context, token) => call(target, payload, context, token);
    }

    /// <summary>The call of a method that returns nothing.</summary>
    public static Action<TEvent, IInvocationContext, CancellationToken> OfVoid<TEvent>(PlainMethod method, object? target)
    {
        var call = (Action<object?, TEvent, IInvocationContext, CancellationToken>)method.Call;
        return (payload, context, token) => call(target, payload, context, token);
    }
}
