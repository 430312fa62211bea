using System.Reflection;
using PluginRuntime.Binding;
using PluginRuntime.Plugins;

namespace PluginRuntime.Handlers;

/// <summary>
/// How a handler answers: one subclass for each interface of the contracts, closed over the handler's own types.
/// </summary>
internal abstract class HandlerForm
{
    /// <summary>Whether an interface is one by which a type becomes a handler.</summary>
    public static bool IsContract(Type contract) => contract == typeof(IRawHandler) || FormOf(contract) is not null;

    /// <summary>The form of such an interface.</summary>
    public static HandlerForm Of(Type contract) => FormOf(contract) is { } form
        ? (HandlerForm)form
            .MakeGenericType(contract.GenericTypeArguments)
            .GetConstructor(Type.EmptyTypes)!
            .Invoke(BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null)
        : new RawForm();

    /// <summary>Binds an instance of the handler's type.</summary>
    public abstract BoundHandler Bind(object handler, LoadedPlugin plugin, string description);

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

        return definition == typeof(IHandler<>) ? typeof(EventForm<>) : null;
    }
}
