using PluginRuntime.Http;

namespace PluginRuntime.Tests.Http;

/// <summary>Another transport, and a word before it connects or waits for bytes: what another thread may do in that moment.</summary>
internal sealed class WatchedTransport(Transport transport, Action? beforeConnecting = null, Action? beforeReceiving = null) : Transport
{
    public override bool HasInput => transport.HasInput;

    public override void Connect(string host, int port, TimeSpan limit)
    {
        beforeConnecting?.Invoke();
        transport.Connect(host, port, limit);
    }

    public override void Send(ReadOnlySpan<byte> bytes, TimeSpan limit) => transport.Send(bytes, limit);

    public override int Receive(Span<byte> buffer, TimeSpan limit)
    {
        beforeReceiving?.Invoke();
        return transport.Receive(buffer, limit);
    }

    public override void EndWaits() => transport.EndWaits();

    public override void Dispose() => transport.Dispose();
}
