using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace PluginRuntime.Plugins;

/// <summary>
/// Makes a plugin's objects by their public constructor without parameters.
/// </summary>
internal static class Instance
{
    /// <summary>A new instance. What the plugin's constructor throws comes out as it is.</summary>
    public static object Of(Type type) => Made(
        static type => type.GetConstructor(Type.EmptyTypes) is { } constructor
            ? constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null)
            : Activator.CreateInstance(type)!,
        type);

    /// <summary>Runs a type's static constructor, if it has one that has not run yet. What it throws comes out as it was thrown.</summary>
    public static void Initialize(Type type) => Made(
        static type =>
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            return type;
        },
        type);

    /// <summary>What a maker of the plugin's objects makes. A static constructor's exception comes out as it was thrown.</summary>
    public static T Made<T, TFrom>(Func<TFrom, T> make, TFrom from)
        where T : class?
        where TFrom : class
    {
        try
        {
            return make(from);
        }
        catch (TypeInitializationException error) when (error.InnerException is not null)
        {
            // The handler's own static constructor threw; that it was one, its stack says.
            ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
    }
}
