namespace Amazon.Lambda.Core.ResponseStreaming;

/// <summary>A response that is sent while it is made.</summary>
/// <remarks>Disposing of it tells the host nothing, as it tells AWS's nothing: the response ends with the handler.</remarks>
public class LambdaResponseStream : Stream
{
    private readonly ILambdaResponseStream _response;

    internal LambdaResponseStream(ILambdaResponseStream response) => _response = response;

    public long BytesWritten => _response.BytesWritten;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => BytesWritten;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotImplementedException();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new NotImplementedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotImplementedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public Task WriteAsync(byte[] buffer, CancellationToken cancellationToken = default) => WriteAsync(buffer, 0, buffer.Length, cancellationToken);

    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken = default) =>
        await _response.WriteAsync(buffer, offset, count, cancellationToken);
}
