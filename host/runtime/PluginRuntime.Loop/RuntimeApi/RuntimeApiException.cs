namespace PluginRuntime.RuntimeApi;

/// <summary>The Runtime API cannot be spoken to any more; the process must end, so that Lambda starts a fresh one.</summary>
internal class RuntimeApiException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An invocation came whose event could not be read. Its caller can be told before the process ends.</summary>
internal sealed class BrokenInvocationException(Invocation invocation, string message, Exception inner)
    : RuntimeApiException(message, inner)
{
    /// <summary>The invocation, without its event.</summary>
    public Invocation Invocation { get; } = invocation;
}
