namespace PluginRuntime.Http;

/// <summary>The peer sent what is not HTTP/1.1, or what could be read in more than one way.</summary>
/// <remarks>Nothing after it on that connection can be trusted; the connection is closed.</remarks>
internal sealed class MalformedAnswerException(string message) : Exception(message);
