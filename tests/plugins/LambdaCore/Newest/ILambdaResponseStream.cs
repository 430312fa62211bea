namespace Amazon.Lambda.Core.ResponseStreaming;

/// <summary>Where a host takes the parts of a response.</summary>
public interface ILambdaResponseStream : IDisposable
{
    /// <summary>How much has been written.</summary>
    long BytesWritten { get; }

    /// <summary>Whether the response has failed.</summary>
    bool HasError { get; }

    /// <summary>Sends a part.</summary>
    Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken = default);
}
