namespace Amazon.Lambda.Core.ResponseStreaming;

/// <summary>Where a host takes the parts of a response.</summary>
/// <remarks>Internal, as AWS's is: only an assembly that is signed with the same key may name it.</remarks>
internal interface ILambdaResponseStream : IDisposable
{
    /// <summary>How much has been written.</summary>
    long BytesWritten { get; }

    /// <summary>Whether the response has failed.</summary>
    bool HasError { get; }

    /// <summary>Sends a part.</summary>
    Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken = default);
}
