namespace PluginRuntime.RuntimeApi;

/// <summary>An invocation came whose event could not be read. Its caller can be told before the process ends.</summary>
internal sealed class BrokenInvocationException(string requestId, string message, Exception inner)
    : RuntimeApiException(message, inner)
{
    public string RequestId { get; } = requestId;
}
