using PluginRuntime.Binding;
using PluginRuntime.Handlers;
using PluginRuntime.Handlers.Forms;
using PluginRuntime.Handlers.Tables;
using PluginRuntime.Log;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Native;

/// <summary>
/// From an entry of the table to a handler that answers.
/// </summary>
internal static class NativeBinding
{
    /// <summary>Makes the handler's one instance, with its services if there are any, and binds it.</summary>
    /// <param name="table">The handlers of the library.</param>
    /// <param name="entry">The handler.</param>
    /// <param name="services">Builds the services, where there is a startup class.</param>
    /// <param name="directory">The package's folder.</param>
    /// <param name="log">Where the handler's loggers write.</param>
    /// <exception cref="FunctionException">The handler or its services cannot be made; says what to mend.</exception>
    public static BoundHandler Bind(HandlerTableAttribute table, HandlerTableEntry entry, NativeServices? services, string directory, LogWriter log)
    {
        var form = TableForm.Of(entry, new HandlerJson(table));
        var built = services?.Build(table, entry.HasInstance ? entry.HandlerType : null, new PluginLog(log));
        if (built is not null)
        {
            Completion.Wait(built.InitializeAsync(CancellationToken.None));
        }

        var instance = MakeInstance(entry, built);
        return new BoundHandler
        {
            Call = built is null ? form.Bind(instance) : Bind(built, form, instance),
            Description = Describe(table, entry, directory),
            PackageDirectory = directory,
            Services = built,
            Instance = instance,
            Owned = (object?)built ?? (instance is IAsyncDisposable or IDisposable ? instance : null),
        };
    }

    private static object? MakeInstance(HandlerTableEntry entry, IPluginServices? services)
    {
        if (!entry.HasInstance)
        {
            return null;
        }

        return services is null ? entry.CreateInstance() : services.IsHandlerScoped ? null : services.CreateHandler();
    }

    private static BoundCall Bind(IPluginServices services, HandlerForm form, object? instance)
    {
        BoundCall call = services.IsHandlerScoped ? new ScopedCall(form) : form.Bind(instance);
        if (!services.HasMiddleware)
        {
            return call;
        }

        services.CreateMiddleware();
        return new MiddlewareCall(call);
    }

    private static string Describe(HandlerTableAttribute table, HandlerTableEntry entry, string directory)
    {
        var method = entry.MethodName is null ? "" : "." + entry.MethodName;
        return $"{entry.HandlerType.FullName}{method} of package {table.GetType().Assembly.GetName().Name} in {directory}";
    }
}
