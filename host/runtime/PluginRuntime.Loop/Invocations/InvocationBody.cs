using System.Buffers;

namespace PluginRuntime.Invocations;

/// <summary>
/// The response's bytes as one invocation writes them; of no use once it is over.
/// </summary>
/// <remarks>
/// The memory behind it serves every invocation of a loop. Work that a handler left running still has this, and what it writes late must
/// not end up in another caller's response. It stands between two calls alone: memory that was asked for before the end is not taken back.
/// </remarks>
internal sealed class InvocationBody(BufferedResponse response) : IBufferWriter<byte>
{
    private volatile BufferedResponse? _response = response;

    private BufferedResponse Response =>
        _response ?? throw new ObjectDisposedException(null, "The invocation is over: its response can no longer be written.");

    /// <summary>Refuses whatever is written from now on.</summary>
    public void End() => _response = null;

    /// <inheritdoc/>
    public void Advance(int count) => Response.Advance(count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => Response.GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => Response.GetSpan(sizeHint);
}
