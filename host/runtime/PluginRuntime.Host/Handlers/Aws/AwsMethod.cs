using System.Reflection;
using PluginRuntime.Binding;
using PluginRuntime.PluginSide;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Aws;
using PluginRuntime.Settings;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// What a method of a handler for AWS's own runtime needs of its package: the serializer, the log, and the context if it takes one.
/// </summary>
/// <param name="plugin">The plugin.</param>
/// <param name="serializer">Reads its event and writes its result.</param>
/// <param name="log">Where the context's logger writes.</param>
/// <param name="streams">Its response streams, if its <c>Amazon.Lambda.Core</c> knows such.</param>
/// <param name="setTrace">Tells that library of an invocation's trace, if it wants to know.</param>
internal sealed class AwsMethod(LoadedPlugin plugin, LambdaSerializer serializer, IAwsLog log, ResponseStreams? streams, Action<string?>? setTrace)
{
    private Func<IInvocationContext, object>? _contexts;
    private object? _call;

    /// <summary>Reads its event and writes its result.</summary>
    public LambdaSerializer Serializer { get; } = serializer;

    /// <summary>Whether a parameter is the context.</summary>
    public static bool IsContext(Type type) => type.FullName == AwsContract.Context;

    /// <summary>Names what the method may ask static classes of the library for: its trace, and its response's stream.</summary>
    public void Enter(IInvocationContext context, ResponseWriter response)
    {
        streams?.Enter(response);
        setTrace?.Invoke(context.TraceId);
    }

    /// <summary>Makes ready for a method that takes the context; any other needs nothing of it.</summary>
    /// <exception cref="InitException">The package's context cannot be implemented.</exception>
    public void OpenContexts()
    {
        try
        {
            _contexts = plugin.AwsBridge.OpenContexts(log, () => Serializer.Instance);
        }
        catch (FunctionException error)
        {
            throw new InitException(error);
        }
    }

    /// <summary>The call of a method that takes the context and returns something.</summary>
    public Func<TEvent, IInvocationContext, CancellationToken, TResult> CallOf<TEvent, TResult>(MethodInfo method, object? target)
    {
        var parameters = method.GetParameters();
        var call = (AwsCall<TEvent, TResult>)CallBy(typeof(AwsCall<,,>), typeof(TEvent), parameters[^1].ParameterType, typeof(TResult));
        return call.Bind(method, target, parameters.Length == 2, _contexts!);
    }

    /// <summary>The call of a method that takes the context and returns nothing.</summary>
    public Action<TEvent, IInvocationContext, CancellationToken> VoidCallOf<TEvent>(MethodInfo method, object? target)
    {
        var parameters = method.GetParameters();
        var call = (AwsVoidCall<TEvent>)CallBy(typeof(AwsVoidCall<,>), typeof(TEvent), parameters[^1].ParameterType);
        return call.Bind(method, target, parameters.Length == 2, _contexts!);
    }

    // Once for all instances: a handler that is made for each invocation is bound as often.
    private object CallBy(Type definition, params Type[] types) => _call ??= Instance.Of(definition.MakeGenericType(types));
}
