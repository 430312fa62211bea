using System.Reflection;
using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Forms;

/// <summary>
/// How a handler answers: one subclass for each interface of the contracts and each kind of method, closed over the handler's own types.
/// </summary>
/// <remarks>
/// Making a form finds out how the handler's types are read and written. It binds an instance of the handler: once, or anew for each
/// invocation if the startup registered the handler as scoped.
/// </remarks>
internal abstract class HandlerForm
{
    /// <summary>Whether the handler looks at its cancellation token.</summary>
    public virtual bool TakesToken => true;

    /// <summary>Whether an interface is one by which a type becomes a handler.</summary>
    public static bool IsContract(Type contract) => contract == typeof(IRawHandler) || FormOf(contract) is not null;

    /// <summary>The form of such an interface.</summary>
    /// <exception cref="Settings.InitException">A type that the handler takes or returns cannot be read or written.</exception>
    public static HandlerForm Of(Type contract, HandlerJson json) =>
        FormOf(contract) is { } form ? Make(form, contract.GenericTypeArguments, json) : new RawForm();

    /// <summary>Closes a generic form over the handler's types and makes it by its one constructor, whose exceptions come out as they are.</summary>
    public static HandlerForm Make(Type form, Type[] types, params object[] arguments) => (HandlerForm)form
        .MakeGenericType(types)
        .GetConstructors()[0]
        .Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

    /// <summary>Binds an instance of the handler's type; <see langword="null"/> for a static method.</summary>
    public abstract BoundCall Bind(object? handler);

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
