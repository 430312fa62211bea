using PluginRuntime.Http.Sockets;
using PluginRuntime.Invocations.Failures;
using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Invocations;

/// <summary>
/// A response that is sent while its handler writes it.
/// </summary>
/// <remarks>
/// The request to Lambda begins with the first byte: until then a fault is an ordinary function error. A write blocks its thread while the
/// caller takes nothing; that is all the back-pressure there is, and all that is needed.
/// </remarks>
internal sealed class StreamedResponse : ResponseStream
{
    /// <summary>The most bytes that Lambda takes as a streamed response.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html (200 MB).</remarks>
    public const long LongestBytes = 209_715_200;

    private readonly Lock _oneAtATime = new();
    private readonly Invocation _invocation;
    private readonly Deadline _deadline;
    private string _contentType;
    private ReadOnlyMemory<byte> _prelude;
    private StreamedPost? _post;
    private long _written;
    private bool _isClosed;

    /// <summary>Makes ready; nothing is sent yet.</summary>
    public StreamedResponse(Invocation invocation, Deadline deadline, string contentType, ReadOnlyMemory<byte> httpPrelude)
    {
        _invocation = invocation;
        _deadline = deadline;
        _contentType = contentType;
        if (!httpPrelude.IsEmpty)
        {
            SetPrelude(httpPrelude);
        }
    }

    /// <inheritdoc/>
    public override bool CanWrite => !_isClosed;

    /// <summary>Whether the handler wrote more than Lambda takes.</summary>
    public bool IsTooLong => _written > LongestBytes;

    /// <inheritdoc/>
    public override void WriteHttpPrelude(HttpResponsePrelude prelude)
    {
        ArgumentNullException.ThrowIfNull(prelude);
        lock (_oneAtATime)
        {
            ThrowIfClosed();
            SetPrelude(HttpPreludeJson.Of(prelude));
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_oneAtATime)
        {
            ThrowIfClosed();
            if (buffer.IsEmpty)
            {
                return;
            }

            _written += buffer.Length;
            if (IsTooLong)
            {
                throw TooLong();
            }

            Send(buffer);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        try
        {
            Write(buffer.Span);
            return default;
        }
        catch (Exception error)
        {
            return ValueTask.FromException(error);
        }
    }

    /// <summary>Sends the prelude, if nothing has been written after it; what is written goes out at once anyway.</summary>
    public override void Flush()
    {
        lock (_oneAtATime)
        {
            if (!_isClosed && !_prelude.IsEmpty)
            {
                Send(default);
            }
        }
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            Flush();
            return Task.CompletedTask;
        }
        catch (Exception error)
        {
            return Task.FromException(error);
        }
    }

    /// <summary>Ends the response. What is written afterwards is refused.</summary>
    /// <param name="error">Why it ends in the middle; <see langword="null"/> for a good end. Not if <see cref="TryAbandon"/> could.</param>
    /// <returns><see langword="null"/> when Lambda took it; else what to log.</returns>
    /// <exception cref="RuntimeApiException">The process must end.</exception>
    public string? End(FunctionError? error)
    {
        lock (_oneAtATime)
        {
            _isClosed = true;
            if (error is not null)
            {
                _post!.Fail(error.HeaderType, error.Body);
            }
            else
            {
                BeginAtTheLatest();
            }

            return _post!.End();
        }
    }

    /// <summary>Refuses what may still be written, if nothing is on its way to the caller: then another answer can be sent in its place.</summary>
    /// <returns>Whether nothing is.</returns>
    public bool TryAbandon()
    {
        lock (_oneAtATime)
        {
            _isClosed |= _post is null;
            return _post is null;
        }
    }

    /// <summary>What is said of a handler that has written too much.</summary>
    public static FunctionException TooLong() => new(
        "Function.ResponseSizeTooLarge",
        $"""
        The streamed response has more than {LongestBytes} bytes, the most that Lambda takes.
        Write less, for example a page of the result, or put the result into S3 and write its address.
        """);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _isClosed |= disposing;
        base.Dispose(disposing);
    }

    private void SetPrelude(ReadOnlyMemory<byte> json)
    {
        if (_post is not null || !_prelude.IsEmpty)
        {
            throw new InvalidOperationException(
                """
                The response already has bytes, or a prelude, and status and headers go before all of them.
                Call WriteHttpPrelude once, before the first write.
                """);
        }

        _prelude = HttpPreludeJson.WithSeparator(json);
        _contentType = HttpPreludeJson.ContentType;
    }

    private void BeginAtTheLatest()
    {
        try
        {
            Send(default);
        }
        catch (IOException)
        {
            // Ending it will tell what Lambda said, or that it said nothing.
            if (_post is null)
            {
                throw new RuntimeApiException("The Runtime API cannot be reached any more to take a response. The process ends, and Lambda starts a fresh one.");
            }
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            // A caller may be slow for as long as the invocation may last.
            _post ??= _invocation.BeginStream(_contentType, _deadline.Remaining);
            if (!_prelude.IsEmpty)
            {
                var prelude = _prelude;
                _prelude = default;
                _post.Write(prelude.Span);
            }

            _post.Write(bytes);
        }
        catch (ConnectionException error)
        {
            throw new IOException($"The rest of the response cannot be sent: {error.Message}.", error);
        }
    }

    private void ThrowIfClosed()
    {
        if (_isClosed)
        {
            throw new InvalidOperationException(
                "The response has ended, or its stream was disposed: nothing can be written to it any more. Write before the handler's task ends.");
        }
    }
}
