using System.Reflection;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Aws;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// Calls one method with the <c>ILambdaContext</c> of the plugin's own that it takes.
/// </summary>
/// <param name="show">Shows the host's context as the plugin's.</param>
internal sealed class AwsContext(Func<IInvocationContext, object> show)
{
    private object? _delegate;

    /// <summary>Whether a method takes the context, which is the last parameter then.</summary>
    public static bool IsTakenBy(MethodInfo method) => method.GetParameters() is [.., var last] && IsOne(last.ParameterType);

    /// <summary>Whether a parameter's type is the context.</summary>
    public static bool IsOne(Type type) => type.FullName == AwsContract.Context;

    /// <summary>The call of a method that returns something.</summary>
    public Func<TEvent, IInvocationContext, CancellationToken, TResult> CallOf<TEvent, TResult>(MethodInfo method, object? target)
    {
        var parameters = method.GetParameters();
        var call = (AwsDelegate<TEvent, TResult>)MakeOnce(typeof(AwsDelegate<,,>), typeof(TEvent), parameters[^1].ParameterType, typeof(TResult));
        return call.Bind(method, target, parameters.Length == 2, show);
    }

    /// <summary>The call of a method that returns nothing.</summary>
    public Action<TEvent, IInvocationContext, CancellationToken> VoidCallOf<TEvent>(MethodInfo method, object? target)
    {
        var parameters = method.GetParameters();
        var call = (AwsVoidDelegate<TEvent>)MakeOnce(typeof(AwsVoidDelegate<,>), typeof(TEvent), parameters[^1].ParameterType);
        return call.Bind(method, target, parameters.Length == 2, show);
    }

    // Once for all instances: a handler that is made for each invocation is bound as often.
    private object MakeOnce(Type definition, params Type[] types) => _delegate ??= Instance.Of(definition.MakeGenericType(types));
}
