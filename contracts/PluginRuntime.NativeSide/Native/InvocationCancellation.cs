using System.Runtime.InteropServices;
using PluginRuntime.Log;
using PluginRuntime.Native.Abi;

namespace PluginRuntime.Native;

/// <summary>
/// The token of one invocation, which the host cancels.
/// </summary>
internal sealed unsafe class InvocationCancellation : IDisposable
{
    private readonly InvocationStructure* _invocation;
    private readonly LogWriter _log;
    private readonly CancellationTokenSource _source = new();
    private GCHandle _self;

    /// <summary>Has the host cancel it, at once if it is late already.</summary>
    public InvocationCancellation(InvocationStructure* invocation, LogWriter log)
    {
        _invocation = invocation;
        _log = log;
        _self = GCHandle.Alloc(this);
        invocation->OnCancel(invocation, &OnCancel, (void*)GCHandle.ToIntPtr(_self));
    }

    /// <summary>The token.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    /// <remarks>Afterwards the token is not cancelled any more.</remarks>
    public void Dispose()
    {
        _invocation->OnCancel(_invocation, null, null);
        _self.Free();
        _source.Dispose();
    }

    [UnmanagedCallersOnly]
    private static void OnCancel(void* self) => ((InvocationCancellation)GCHandle.FromIntPtr((nint)self).Target!).Cancel();

    private void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (AggregateException error)
        {
            _log.Write(LambdaLogLevel.Error, "What the handler registered with its cancellation token failed.", error);
        }
        catch (ObjectDisposedException)
        {
            // The invocation ended in the same moment.
        }
    }
}
