using System.Buffers;
using PluginRuntime.Native.Abi;

namespace PluginRuntime.Native;

/// <summary>
/// The event where it lies in the host's memory: nothing is copied.
/// </summary>
/// <remarks>Used again for every invocation of a thread. Once one is over there is nothing to be read any more.</remarks>
internal sealed unsafe class EventMemory : MemoryManager<byte>
{
    private NativeBytes _event;

    /// <summary>The event of an invocation.</summary>
    public ReadOnlyMemory<byte> Open(NativeBytes payload)
    {
        _event = payload;
        return Memory;
    }

    /// <summary>Lets go of it.</summary>
    public void Close() => _event = default;

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(_event.Data, _event.Length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_event.Data + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
        // It does not move.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The memory is the host's.
    }
}
