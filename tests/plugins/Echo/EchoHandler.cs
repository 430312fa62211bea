using System.Buffers;
using PluginRuntime;

namespace Echo;

/// <summary>Answers with the event's bytes.</summary>
public sealed class EchoHandler : IRawHandler
{
    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(payload.Span);
        return default;
    }
}
