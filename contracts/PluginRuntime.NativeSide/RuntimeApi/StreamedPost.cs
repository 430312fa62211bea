using PluginRuntime.Http.Sockets;
using PluginRuntime.Native.Abi;

namespace PluginRuntime.RuntimeApi;

/// <summary>
/// A response on its way to the caller, through the host.
/// </summary>
internal sealed unsafe class StreamedPost(InvocationStructure* invocation)
{
    /// <summary>What is said where the host takes no more.</summary>
    public static ConnectionException NobodyTakes() => new(ConnectionFailure.Closed, "the host takes no more of it, and its log says why");

    /// <summary>Sends a piece.</summary>
    /// <exception cref="ConnectionException">The host has nobody to send it to.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* data = bytes)
        {
            if ((!bytes.IsEmpty && invocation->Write(invocation, new NativeBytes(data, bytes.Length)) != 0) || invocation->Flush(invocation) != 0)
            {
                throw NobodyTakes();
            }
        }
    }

    /// <summary>An end in the middle is told by the failure of the whole invocation.</summary>
    public void Fail(string errorType, ReadOnlySpan<byte> errorBody)
    {
    }

    /// <summary>The end is the invocation's.</summary>
    public string? End() => null;
}
