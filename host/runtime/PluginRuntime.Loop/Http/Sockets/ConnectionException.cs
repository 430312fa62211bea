namespace PluginRuntime.Http.Sockets;

/// <summary>A connection could not be made, or ended before the exchange on it did.</summary>
internal sealed class ConnectionException(ConnectionFailure failure, string message) : Exception(message)
{
    public ConnectionFailure Failure { get; } = failure;
}

/// <summary>What became of a connection.</summary>
internal enum ConnectionFailure
{
    /// <summary>It could not be made.</summary>
    NotConnected,

    /// <summary>The peer closed it in good order, or this side ended it while it waited.</summary>
    Closed,

    /// <summary>The peer reset it, or the network did.</summary>
    Reset,

    /// <summary>It stood still for longer than it may.</summary>
    TimedOut,
}
