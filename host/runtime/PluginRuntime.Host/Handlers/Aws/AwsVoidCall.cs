using System.Reflection;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// <see cref="AwsCall{TEvent, TResult}"/> for a method that returns nothing.
/// </summary>
internal abstract class AwsVoidCall<TEvent>
{
    /// <inheritdoc cref="AwsCall{TEvent, TResult}.Bind"/>
    public abstract Action<TEvent, IInvocationContext, CancellationToken> Bind(
        MethodInfo method, object? target, bool takesEvent, Func<IInvocationContext, object> contexts);
}

/// <inheritdoc cref="AwsVoidCall{TEvent}"/>
internal sealed class AwsVoidCall<TEvent, TContext> : AwsVoidCall<TEvent>
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
