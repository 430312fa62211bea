using System.Reflection;
using PluginRuntime.Plugins;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// A plugin's own copy of <c>Amazon.Lambda.Core</c>, known by its types' names.
/// </summary>
/// <remarks>Every version has the same assembly version; which members there are is what tells them apart.</remarks>
/// <param name="assembly">The copy.</param>
internal sealed class LoadedCore(Assembly assembly)
{
    private const string Name = "Amazon.Lambda.Core";

    /// <summary>The attribute that names a serializer; <see langword="null"/> if this copy has none.</summary>
    public Type? SerializerAttribute => assembly.GetType(Name + ".LambdaSerializerAttribute");

    /// <summary>Loads a plugin's copy. None of its code runs.</summary>
    public static LoadedCore Of(LoadedPlugin plugin) => new(plugin.Load(Name));

    /// <summary>Leads what the static logger is told into the host's log.</summary>
    /// <remarks>A version that has only the first of the three fields writes messages with a level through that one.</remarks>
    public void RedirectLogger(IAwsLog log)
    {
        if (assembly.GetType(Name + ".LambdaLogger") is not { } logger)
        {
            return;
        }

        Set(logger, "_loggingAction", new Action<string?>(log.Write));
        Set(logger, "_loggingWithLevelAction", new Action<string?, string?, object?[]?>((level, message, args) => log.Write(level, null, message, args)));
        Set(logger, "_loggingWithLevelAndExceptionAction", new Action<string?, Exception?, string?, object?[]?>(log.Write));
    }

    /// <summary>Gives a handler that asks for a response stream the response of its invocation.</summary>
    /// <returns>The streams; <see langword="null"/> if this copy has none.</returns>
    public ResponseStreams? ConnectStreams(LoadedPlugin plugin)
    {
        const string StreamFactory = "_streamFactory";
        if (assembly.GetType(Name + ".ResponseStreaming.LambdaResponseStreamFactory") is not { } factory
            || StaticField(factory, StreamFactory)?.FieldType is not { IsGenericType: true, GenericTypeArguments: [_, var contract] })
        {
            return null;
        }

        var streams = new ResponseStreams(plugin, contract);
        Set(factory, StreamFactory, streams.Factory());
        return streams;
    }

    /// <summary>What tells the static provider of traces of an invocation's; <see langword="null"/> if this copy has none, or reads the environment alone.</summary>
    public Action<string?>? TraceSetter() => assembly
        .GetType(Name + ".LambdaTraceProvider")?
        .GetMethod("SetCurrentTraceId", BindingFlags.NonPublic | BindingFlags.Static, [typeof(string)])?
        .CreateDelegate<Action<string?>>();

    /// <summary>Takes what the plugin has registered to be done before a snapshot, in the order of registration; nothing if this copy knows none.</summary>
    public void TakeBeforeSnapshot(List<Func<ValueTask>> hooks) => TakeHooks("CopyBeforeSnapshotCallbacksToRegistry", hooks);

    /// <summary>Takes what the plugin has registered to be done after a restore.</summary>
    public void TakeAfterRestore(List<Func<ValueTask>> hooks) => TakeHooks("CopyAfterRestoreCallbacksToRegistry", hooks);

    private void TakeHooks(string method, List<Func<ValueTask>> hooks) => assembly
        .GetType(Name + ".SnapshotRestore")?
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static, [typeof(Action<Func<ValueTask>>)])?
        .CreateDelegate<Action<Action<Func<ValueTask>>>>()
        .Invoke(hooks.Add);

    private static void Set(Type type, string name, Delegate value)
    {
        if (StaticField(type, name) is { } field && field.FieldType == value.GetType())
        {
            field.SetValue(null, value);
        }
    }

    private static FieldInfo? StaticField(Type type, string name) => type.GetField(name, BindingFlags.NonPublic | BindingFlags.Static);
}
