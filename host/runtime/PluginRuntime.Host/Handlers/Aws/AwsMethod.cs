using PluginRuntime.Binding;

namespace PluginRuntime.Handlers.Aws;

/// <summary>
/// What a method of a handler for AWS's own runtime needs of its package: the serializer, the context if it takes one, and what static
/// classes of the library tell of an invocation.
/// </summary>
/// <param name="serializer">Reads its event and writes its result.</param>
/// <param name="context">Calls it with the plugin's context; <see langword="null"/> for a method that takes none.</param>
/// <param name="streams">Its response streams, if its <c>Amazon.Lambda.Core</c> knows such.</param>
/// <param name="setTrace">Tells that library of an invocation's trace, if it wants to know.</param>
internal sealed class AwsMethod(LambdaSerializer serializer, AwsContext? context, ResponseStreams? streams, Action<string?>? setTrace)
{
    /// <summary>Reads its event and writes its result.</summary>
    public LambdaSerializer Serializer { get; } = serializer;

    /// <summary>Calls it with the plugin's context; <see langword="null"/> for a method that takes none.</summary>
    public AwsContext? Context { get; } = context;

    /// <summary>Names what the method may ask static classes of the library for: its trace, and its response's stream.</summary>
    public void Enter(IInvocationContext invocation, ResponseWriter response)
    {
        streams?.Enter(response);
        setTrace?.Invoke(invocation.TraceId);
    }
}
