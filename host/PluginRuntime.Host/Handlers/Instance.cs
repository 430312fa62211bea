using System.Reflection;
using System.Runtime.ExceptionServices;

namespace PluginRuntime.Handlers;

/// <summary>
/// Makes a plugin's objects by their public constructor without parameters.
/// </summary>
internal static class Instance
{
    /// <summary>A new instance. What the plugin's constructor throws comes out as it is.</summary>
    public static object Of(Type type)
    {
        try
        {
            return type.GetConstructor(Type.EmptyTypes) is { } constructor
                ? constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null)
                : Activator.CreateInstance(type)!;
        }
        catch (TypeInitializationException error) when (error.InnerException is not null)
        {
            // The handler's own static constructor threw; that it was one, its stack says.
            ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
    }
}
