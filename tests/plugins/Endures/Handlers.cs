using System.Buffers;
using PluginRuntime;

namespace Endures;

/// <summary>Answers with the event's bytes.</summary>
[Handler("echo")]
internal class Echo : IRawHandler
{
    public virtual ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(payload.Span);
        return default;
    }
}

/// <summary>Fails each time, with a cause and a stack.</summary>
[Handler("fail")]
internal sealed class Fail : IRawHandler
{
    public async ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        await Task.Yield();
        throw new InvalidOperationException("The order cannot be placed.", new TimeoutException("The store did not answer."));
    }
}

/// <summary>Answers with the event's bytes, a piece after the other.</summary>
public static class Streaming
{
    private const int PieceBytes = 25;

    [Handler("stream")]
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> payload)
    {
        for (var start = 0; start < payload.Length; start += PieceBytes)
        {
            await Task.Yield();
            yield return payload.Slice(start, Math.Min(PieceBytes, payload.Length - start));
        }
    }
}
