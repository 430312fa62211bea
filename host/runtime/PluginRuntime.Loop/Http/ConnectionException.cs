namespace PluginRuntime.Http;

/// <summary>A connection could not be made, or ended before the exchange on it did.</summary>
internal sealed class ConnectionException(ConnectionFailure failure, string message) : Exception(message)
{
    public ConnectionFailure Failure { get; } = failure;
}
