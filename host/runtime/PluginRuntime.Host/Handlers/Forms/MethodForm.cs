using System.Reflection;
using PluginRuntime.Handlers.Aws;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// How a plain method answers: a subclass for each kind of result.
/// </summary>
/// <typeparam name="TEvent">The type of its first parameter, or <see cref="NoEvent"/>.</typeparam>
internal abstract class MethodForm<TEvent> : MethodForm
{
    /// <summary>Reads its event.</summary>
    protected EventReader<TEvent> Reader { get; private set; } = null!;

    /// <inheritdoc/>
    public sealed override void Open(HandlerJson json)
    {
        if ((Arguments & MethodArguments.Context) != 0)
        {
            Aws?.OpenContexts();
        }

        Reader = EventReader<TEvent>.For(json);
        OpenResult(json);
    }

    /// <summary>Finds out how its result is written.</summary>
    protected virtual void OpenResult(HandlerJson json)
    {
    }
}

/// <summary>
/// How a plain method answers, whatever it takes and returns.
/// </summary>
internal abstract class MethodForm : HandlerForm
{
    /// <summary>The method.</summary>
    public MethodInfo Method { get; private set; } = null!;

    /// <summary>Which arguments it takes.</summary>
    public MethodArguments Arguments { get; private set; }

    /// <summary>What a method needs that is bound by AWS's rules; <see langword="null"/> for any other.</summary>
    public AwsMethod? Aws { get; private set; }

    /// <inheritdoc/>
    public override bool TakesToken => (Arguments & MethodArguments.Token) != 0;

    /// <summary>The form of a method that the rules have found sound.</summary>
    /// <param name="method">The method.</param>
    /// <param name="aws">What it needs if it is bound by AWS's rules.</param>
    public static MethodForm Of(MethodInfo method, AwsMethod? aws = null)
    {
        var arguments = MethodArguments.None;
        var payload = typeof(NoEvent);
        foreach (var parameter in method.GetParameters())
        {
            var type = parameter.ParameterType;
            if (aws is null ? type == typeof(IInvocationContext) : AwsMethod.IsContext(type))
            {
                arguments |= MethodArguments.Context;
            }
            else if (type == typeof(CancellationToken) && aws is null)
            {
                arguments |= MethodArguments.Token;
            }
            else
            {
                arguments |= MethodArguments.Event;
                payload = type;
            }
        }

        var form = (MethodForm)OfResult(payload, method.ReturnType, isStreamed: aws is null);
        form.Method = method;
        form.Arguments = arguments;
        form.Aws = aws;
        return form;
    }

    private static HandlerForm OfResult(Type payload, Type result, bool isStreamed)
    {
        if (result == typeof(void))
        {
            return Make(typeof(VoidMethodForm<>), payload);
        }

        if (result == typeof(ValueTask))
        {
            return Make(typeof(ValueTaskMethodForm<>), payload);
        }

        if (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            return Make(typeof(ValueTaskMethodForm<,>), payload, result.GenericTypeArguments[0]);
        }

        if (isStreamed && result.IsGenericType && result.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
        {
            return Make(typeof(SequenceForm<,>), payload, result.GenericTypeArguments[0]);
        }

        if (!typeof(Task).IsAssignableFrom(result))
        {
            return Make(typeof(ValueMethodForm<,>), payload, result);
        }

        for (var task = result; task is not null; task = task.BaseType)
        {
            if (task.IsGenericType && task.GetGenericTypeDefinition() == typeof(Task<>))
            {
                return Make(typeof(TaskMethodForm<,>), payload, task.GenericTypeArguments[0]);
            }
        }

        return Make(typeof(TaskMethodForm<>), payload);
    }
}
