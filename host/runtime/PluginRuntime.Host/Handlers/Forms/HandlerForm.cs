using System.Reflection;
using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// How a handler answers: one subclass for each interface of the contracts and each kind of method, closed over the handler's own types.
/// </summary>
/// <remarks>
/// A form is opened once and binds an instance of the handler: once, or anew for each invocation if the startup registered the
/// handler as scoped.
/// </remarks>
internal abstract class HandlerForm
{
    /// <summary>Whether the handler looks at its cancellation token.</summary>
    public virtual bool TakesToken => true;

    /// <summary>Whether an interface is one by which a type becomes a handler.</summary>
    public static bool IsContract(Type contract) => contract == typeof(IRawHandler) || FormOf(contract) is not null;

    /// <summary>The form of such an interface.</summary>
    public static HandlerForm Of(Type contract) =>
        FormOf(contract) is { } form ? Make(form, contract.GenericTypeArguments) : new RawForm();

    /// <summary>Closes a generic form over the handler's types.</summary>
    public static HandlerForm Make(Type form, params Type[] types) => (HandlerForm)form
        .MakeGenericType(types)
        .GetConstructor(Type.EmptyTypes)!
        .Invoke(BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);

    /// <summary>Finds out how the handler's types are read and written.</summary>
    /// <exception cref="Settings.InitException">One of them cannot be.</exception>
    public virtual void Open(HandlerJson json)
    {
    }

    /// <summary>Binds an instance of the handler's type; <see langword="null"/> for a static method.</summary>
    public abstract BoundHandler Bind(object? handler, string description, string packageDirectory);

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
}
