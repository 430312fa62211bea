using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using PluginRuntime.Binding;
using PluginRuntime.Invocations.Failures;
using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Invocations;

/// <summary>
/// The response of one invocation, gathered or streamed as its handler wishes, and its way to Lambda.
/// </summary>
/// <remarks>
/// <para>A fault is told where it can be:</para>
/// <list type="bullet">
/// <item>before the first byte of a streamed response, or in place of a gathered one: by a function error;</item>
/// <item>after the first byte: at the end of the response, in its trailers;</item>
/// <item>after the end: in the log, by whoever meets it.</item>
/// </list>
/// <para>The memory in which it is gathered serves every invocation of a loop. Work that a handler left running still has this, and what it
/// writes late must not end up in another caller's response. It stands between two calls alone: memory that was asked for before the end is
/// not taken back.</para>
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A streamed response holds nothing to free; its handler may dispose it.")]
internal sealed class InvocationResponse(Invocation invocation, Deadline deadline, BufferedResponse gathered) : ResponseWriter, IBufferWriter<byte>
{
    private volatile BufferedResponse? _gathered = gathered;
    private StreamedResponse? _stream;
    private bool _isComplete;
    private string? _refusal;
    private ExceptionDispatchInfo? _loss;

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

    private BufferedResponse Written =>
        _isComplete ? throw new InvalidOperationException("The response is complete: nothing can be written to it any more.") : Gathered;

    /// <inheritdoc/>
    public override ResponseStream OpenStream(string contentType, ReadOnlyMemory<byte> httpPrelude = default)
    {
        _ = Written;
        if (_stream is not null)
        {
            throw new InvalidOperationException("This invocation has its response stream already; an invocation has one response.");
        }

        return _stream = new StreamedResponse(invocation, deadline, contentType, httpPrelude);
    }

    /// <inheritdoc/>
    public override bool TryComplete()
    {
        if (_isComplete || IsTooLong)
        {
            return false;
        }

        try
        {
            _refusal = Send(error: null);
        }
        catch (RuntimeApiException error)
        {
            _loss = ExceptionDispatchInfo.Capture(error);
        }

        _isComplete = true;
        return _loss is null && _refusal is null;
    }

    /// <summary>Sends the response, or its end, or what went wrong in its place; where it is complete, tells how that went.</summary>
    /// <returns><see langword="null"/> when Lambda took it; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? Send(FunctionError? error)
    {
        if (_isComplete)
        {
            _loss?.Throw();
            return _refusal;
        }

        if (_stream is { } stream && (error is null || !stream.TryAbandon()))
        {
            return stream.End(error);
        }

        return error is null
            ? invocation.Respond(Gathered.Written, ContentType)
            : invocation.Fail(error.HeaderType, error.Body, error.TraceCause);
    }

    /// <summary>Refuses whatever is written from now on, and lets go of what was.</summary>
    public void Close()
    {
        _gathered?.Reset();
        _gathered = null;
    }

    /// <inheritdoc/>
    public void Advance(int count) => Written.Advance(count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => Written.GetMemory(sizeHint);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => Written.GetSpan(sizeHint);
}
