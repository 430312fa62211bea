using System.Diagnostics.CodeAnalysis;

namespace PluginRuntime.RuntimeApi;

/// <summary>A streamed response, kept piece by piece. Stands in for the host's type of this name.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "The host's has them as an instance's.")]
internal sealed class StreamedPost(Invocation invocation)
{
    /// <summary>Takes a piece.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => invocation.Add(bytes);

    /// <summary>Takes the error in which it ends.</summary>
    public void Fail(string errorType, ReadOnlySpan<byte> errorBody) => invocation.Fail(errorType, errorBody);

    /// <summary>Ends it.</summary>
    /// <returns><see langword="null"/>: nobody refuses it.</returns>
    public string? End() => null;
}
