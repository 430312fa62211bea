namespace PluginRuntime;

/// <summary>
/// Takes a response that goes out while it is written: each write is sent before it returns. Never read, never sought.
/// </summary>
/// <remarks>
/// <para>
/// A write waits while the caller is slow to take what was written before it, so that a response of any length needs no memory of its
/// own. Lambda takes 209,715,200 bytes at most, the first 6 MB at any speed and what follows at 2 MB/s.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html
/// </para>
/// <para>
/// Disposing it ends the writing; the response ends with the handler's task. One thread at a time may write.
/// </para>
/// </remarks>
public abstract class ResponseStream : Stream
{
    /// <inheritdoc/>
    public sealed override bool CanRead => false;

    /// <inheritdoc/>
    public sealed override bool CanSeek => false;

    /// <summary>Not known: the response has no length before it ends.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override long Length => throw new NotSupportedException("A response that is streamed has no length before it ends.");

    /// <summary>Not known; see <see cref="Length"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override long Position
    {
        get => throw Unseekable();
        set => throw Unseekable();
    }

    /// <summary>
    /// Says with which status, headers and cookies the response goes out over HTTP, from a function URL or an API. The response's content
    /// type becomes <c>application/vnd.awslambda.http-integration-response</c>.
    /// </summary>
    /// <param name="prelude">Sent together with the first bytes of the response, or with its end.</param>
    /// <exception cref="InvalidOperationException">
    /// Something was written before it, there is a prelude already, or it has more than 16,376 bytes as JSON.
    /// </exception>
    public abstract void WriteHttpPrelude(HttpResponsePrelude prelude);

    /// <summary>Not possible.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A response is written, never read.");

    /// <summary>Not possible.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override long Seek(long offset, SeekOrigin origin) => throw Unseekable();

    /// <summary>Not possible.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override void SetLength(long value) => throw Unseekable();

    private static NotSupportedException Unseekable() => new("A response that is streamed cannot be sought in.");
}
