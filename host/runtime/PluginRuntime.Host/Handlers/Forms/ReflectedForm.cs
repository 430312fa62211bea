using System.Reflection;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// Makes the form of a handler that was found by reflection.
/// </summary>
internal static class ReflectedForm
{
    /// <summary>Whether an interface is one by which a type becomes a handler.</summary>
    public static bool IsContract(Type contract) => contract == typeof(IRawHandler) || FormOf(contract) is not null;

    /// <summary>The form of such an interface.</summary>
    /// <exception cref="Settings.InitException">A type that the handler takes or returns cannot be read or written.</exception>
    public static HandlerForm OfContract(Type contract, HandlerJson json) =>
        FormOf(contract) is { } form ? Make(form, contract.GenericTypeArguments, json) : new RawForm();

    /// <summary>The form of a method.</summary>
    /// <exception cref="Settings.InitException">A type that it takes or returns cannot be read or written.</exception>
    public static HandlerForm OfMethod(PlainMethod method, HandlerJson json)
    {
        var form = Choose(method.Info.ReturnType, isStreamed: method.Aws is null, out var result);
        return Make(form, result is null ? [method.EventType] : [method.EventType, result], method, json);
    }

    // By its one constructor, whose exceptions come out as they are.
    private static HandlerForm Make(Type form, Type[] types, params object[] arguments) => (HandlerForm)form
        .MakeGenericType(types)
        .GetConstructors()[0]
        .Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

    private static Type? FormOf(Type contract)
    {
        if (!contract.IsGenericType)
        {
            return null;
        }

        var definition = contract.GetGenericTypeDefinition();
        if (definition == typeof(IHandler<,>))
        {
            return typeof(TypedForm<,>);
        }

        if (definition == typeof(IHandler<>))
        {
            return typeof(EventForm<>);
        }

        return definition == typeof(IStreamingHandler<>) ? typeof(StreamingForm<>) : null;
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
