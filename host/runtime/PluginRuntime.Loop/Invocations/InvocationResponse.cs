using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using PluginRuntime.Binding;
using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Invocations;

/// <summary>
/// The response of the invocation under way, gathered or streamed as its handler wishes, and its way to Lambda.
/// </summary>
/// <remarks>
/// <para>One for each loop, used again for every invocation. A fault is told where it can be:</para>
/// <list type="bullet">
/// <item>before the first byte of a streamed response, or in place of a gathered one: by a function error;</item>
/// <item>after the first byte: at the end of the response, in its trailers;</item>
/// <item>after the end: in the log, by whoever meets it.</item>
/// </list>
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A streamed response holds nothing to free; its handler may dispose it.")]
internal sealed class InvocationResponse(RuntimeApiClient client) : ResponseWriter
{
    private readonly BufferedResponse _gathered = new();
    private Invocation _invocation = null!;
    private Deadline _deadline = null!;
    private StreamedResponse? _stream;

    /// <inheritdoc/>
    public override IBufferWriter<byte> Body => _gathered.Body;

    /// <summary>Why it cannot be sent as it is; <see langword="null"/> if it can.</summary>
    public string? Fault => _stream switch
    {
        { IsTooLong: true } => StreamedResponse.TooLong().Message,
        null when _gathered.IsTooLong => _gathered.TooLong(),
        _ => null,
    };

    /// <summary>Makes ready for an invocation.</summary>
    public void Begin(Invocation invocation, Deadline deadline)
    {
        _invocation = invocation;
        _deadline = deadline;
        ContentType = Json;
    }

    /// <inheritdoc/>
    public override ResponseStream OpenStream(string contentType, ReadOnlyMemory<byte> httpPrelude = default)
    {
        if (_stream is not null)
        {
            throw new InvalidOperationException("This invocation has its response stream already; an invocation has one response.");
        }

        return _stream = new StreamedResponse(client, _invocation.RequestId, _deadline, contentType, httpPrelude);
    }

    /// <summary>Sends the response, or its end, or what went wrong in its place.</summary>
    /// <returns><see langword="null"/> when Lambda took it; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? Send(FunctionError? error)
    {
        if (_stream is { } stream && (error is null || !stream.TryAbandon()))
        {
            return stream.End(error);
        }

        return error is null
            ? client.PostResponse(_invocation.RequestId, _gathered.Written, ContentType)
            : client.PostError(_invocation.RequestId, error.HeaderType, error.Body, error.TraceCause);
    }

    /// <summary>Lets go of everything of the invocation.</summary>
    public void Reset()
    {
        _stream = null;
        _gathered.Reset();
    }
}
