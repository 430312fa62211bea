using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Native;

/// <summary>
/// The response of one invocation, gathered or streamed as its handler wishes, and its way to the host.
/// </summary>
/// <remarks>Work that a handler left running still has this when the invocation is over, and what it writes then must not end up in another caller's response.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "A streamed response holds nothing to free; its handler may dispose it.")]
internal sealed class NativeResponse(Invocation invocation, Deadline deadline, BufferedResponse gathered) : ResponseWriter, IBufferWriter<byte>
{
    private volatile BufferedResponse? _gathered = gathered;
    private StreamedResponse? _stream;

    /// <inheritdoc/>
    public override IBufferWriter<byte> Body => this;

    /// <inheritdoc/>
    public override bool IsTooLong => _stream?.IsTooLong ?? Gathered.IsTooLong;

    /// <summary>Why it cannot be sent as it is; <see langword="null"/> if it can.</summary>
    public string? Fault => _stream switch
    {
        { IsTooLong: true } => StreamedResponse.TooLong().Message,
        null when Gathered.IsTooLong => Gathered.TooLong(),
        _ => null,
    };

    private BufferedResponse Gathered =>
        _gathered ?? throw new ObjectDisposedException(null, "The invocation is over: its response can no longer be written.");

    /// <inheritdoc/>
    public override ResponseStream OpenStream(string contentType, ReadOnlyMemory<byte> httpPrelude = default)
    {
        _ = Gathered;
        return _stream is null
            ? _stream = new StreamedResponse(invocation, deadline, contentType, httpPrelude)
            : throw new InvalidOperationException("This invocation has its response stream already; an invocation has one response.");
    }

    /// <inheritdoc/>
    /// <remarks>Hands over what was gathered, or begins a stream into which nothing was written. Whether it went out is the host's to tell.</remarks>
    public override bool TryComplete()
    {
        if (_stream is { } stream)
        {
            stream.End(error: null);
        }
        else
        {
            invocation.Respond(Gathered.Written);
        }

        return true;
    }

    /// <summary>Refuses whatever is written from now on, and lets go of what was.</summary>
    public void Close()
    {
        _stream?.Dispose();
        _gathered?.Reset();
        _gathered = null;
    }

    /// <inheritdoc/>
    public void Advance(int count) => Gathered.Advance(count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => Gathered.GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => Gathered.GetSpan(sizeHint);
}
