namespace PluginRuntime.PluginSide.Core;

/// <summary>What <c>ILambdaResponseStream</c> shows: a response that goes out while it is written.</summary>
public sealed class ResponseStreamSource(ResponseStream response) : IDisposable
{
    /// <summary>How many bytes are on their way to the caller.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Whether some could not be sent.</summary>
    public bool HasError { get; private set; }

    /// <summary>Sends bytes.</summary>
    public Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken = default)
    {
        var task = response.WriteAsync(buffer, offset, count, cancellationToken);
        HasError |= !task.IsCompletedSuccessfully;
        BytesWritten += task.IsCompletedSuccessfully ? count : 0;
        return task;
    }

    /// <summary>Ends the writing.</summary>
    public void Dispose() => response.Dispose();
}
