using PluginRuntime.Binding;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// How a plain method answers: a subclass for each kind of result.
/// </summary>
/// <typeparam name="TEvent">The type of its event, or <see cref="NoEvent"/>.</typeparam>
internal abstract class MethodForm<TEvent>(PlainMethod method, HandlerJson json) : HandlerForm
{
    private readonly EventReader<TEvent> _reader = EventReader<TEvent>.For(json);

    /// <inheritdoc/>
    public sealed override bool TakesToken => Method.TakesToken;

    /// <summary>The method.</summary>
    protected PlainMethod Method { get; } = method;

    /// <inheritdoc/>
    public sealed override BoundCall Bind(object? handler) => new MethodCall<TEvent>(Method, _reader, CallOn(handler));

    /// <summary>Calls the method on an instance, waits for its task and writes what came of it.</summary>
    protected abstract Action<TEvent, IInvocationContext, CancellationToken, ResponseWriter> CallOn(object? handler);
}

/// <summary>
/// Chooses the form of a method by what it returns.
/// </summary>
internal static class MethodForm
{
    /// <summary>The form of a method.</summary>
    /// <exception cref="Settings.InitException">A type that it takes or returns cannot be read or written.</exception>
    public static HandlerForm Of(PlainMethod method, HandlerJson json)
    {
        var form = Choose(method.Info.ReturnType, isStreamed: method.Aws is null, out var result);
        return HandlerForm.Make(form, result is null ? [method.EventType] : [method.EventType, result], method, json);
    }

    /// <summary>The form, and the type of what goes into the response; <see langword="null"/> where that is nothing.</summary>
    private static Type Choose(Type returned, bool isStreamed, out Type? result)
    {
        result = null;
        if (returned == typeof(void))
        {
            return typeof(VoidMethodForm<>);
        }

        if (returned == typeof(ValueTask))
        {
            return typeof(ValueTaskMethodForm<>);
        }

        if (IsOf(typeof(ValueTask<>), returned, out result))
        {
            return typeof(ValueTaskMethodForm<,>);
        }

        if (isStreamed && IsOf(typeof(IAsyncEnumerable<>), returned, out result))
        {
            return typeof(SequenceForm<,>);
        }

        if (typeof(Task).IsAssignableFrom(returned))
        {
            return ChooseOfTask(returned, out result);
        }

        result = returned;
        return typeof(ValueMethodForm<,>);
    }

    private static Type ChooseOfTask(Type returned, out Type? result)
    {
        result = null;
        for (var task = returned; task is not null; task = task.BaseType)
        {
            if (IsOf(typeof(Task<>), task, out result))
            {
                return typeof(TaskMethodForm<,>);
            }
        }

        return typeof(TaskMethodForm<>);
    }

    private static bool IsOf(Type definition, Type type, out Type? argument)
    {
        argument = type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GenericTypeArguments[0] : null;
        return argument is not null;
    }
}
