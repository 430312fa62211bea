using System.Buffers;
using PluginRuntime;

namespace RawEcho;

/// <summary>Answers with the event's own bytes: what the host costs when the handler costs nothing.</summary>
internal sealed class EchoHandler : IRawHandler
{
    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload,
        IBufferWriter<byte> response,
        IInvocationContext context,
        CancellationToken cancellationToken)
    {
        response.Write(payload.Span);
        return ValueTask.CompletedTask;
    }
}
