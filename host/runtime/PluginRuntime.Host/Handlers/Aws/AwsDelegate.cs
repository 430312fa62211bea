using System.Reflection;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// Calls a method that takes an <c>ILambdaContext</c> of the plugin's own, by a delegate of its own shape.
/// </summary>
internal abstract class AwsDelegate<TEvent, TResult>
{
    /// <summary>The call, as of a method that takes the host's context.</summary>
    /// <param name="method">The method.</param>
    /// <param name="target">Its instance; <see langword="null"/> if it is static.</param>
    /// <param name="takesEvent">Whether the context is its second argument.</param>
    /// <param name="contexts">Shows the host's context as the plugin's.</param>
    public abstract Func<TEvent, IInvocationContext, CancellationToken, TResult> Bind(
        MethodInfo method, object? target, bool takesEvent, Func<IInvocationContext, object> contexts);
}

/// <inheritdoc cref="AwsDelegate{TEvent, TResult}"/>
internal sealed class AwsDelegate<TEvent, TContext, TResult> : AwsDelegate<TEvent, TResult>
{
    /// <inheritdoc/>
    public override Func<TEvent, IInvocationContext, CancellationToken, TResult> Bind(
        MethodInfo method, object? target, bool takesEvent, Func<IInvocationContext, object> contexts)
    {
        if (!takesEvent)
        {
            var withContext = method.CreateDelegate<Func<TContext, TResult>>(target);
            return (_, context, _) => withContext((TContext)contexts(context));
        }

        var withBoth = method.CreateDelegate<Func<TEvent, TContext, TResult>>(target);
        return (payload, context, _) => withBoth(payload, (TContext)contexts(context));
    }
}

/// <summary>The same for a method that returns nothing.</summary>
internal abstract class AwsVoidDelegate<TEvent>
{
    /// <inheritdoc cref="AwsDelegate{TEvent, TResult}.Bind"/>
    public abstract Action<TEvent, IInvocationContext, CancellationToken> Bind(
        MethodInfo method, object? target, bool takesEvent, Func<IInvocationContext, object> contexts);
}

/// <inheritdoc cref="AwsVoidDelegate{TEvent}"/>
internal sealed class AwsVoidDelegate<TEvent, TContext> : AwsVoidDelegate<TEvent>
{
    /// <inheritdoc/>
    public override Action<TEvent, IInvocationContext, CancellationToken> Bind(
        MethodInfo method, object? target, bool takesEvent, Func<IInvocationContext, object> contexts)
    {
        if (!takesEvent)
        {
            var withContext = method.CreateDelegate<Action<TContext>>(target);
            return (_, context, _) => withContext((TContext)contexts(context));
        }

        var withBoth = method.CreateDelegate<Action<TEvent, TContext>>(target);
        return (payload, context, _) => withBoth(payload, (TContext)contexts(context));
    }
}
