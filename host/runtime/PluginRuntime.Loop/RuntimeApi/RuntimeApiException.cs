namespace PluginRuntime.RuntimeApi;

/// <summary>The Runtime API cannot be spoken to any more; the process must end, so that Lambda starts a fresh one.</summary>
internal class RuntimeApiException(string message, Exception? inner = null) : Exception(message, inner);
