using System.Runtime.InteropServices;
using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.Libraries.Abi;
using PluginRuntime.Log;

namespace PluginRuntime.Libraries;

/// <summary>
/// Calls a library's handler on the thread of the loop.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="instance">What it has made of the handler.</param>
/// <param name="margin">How long before its deadline an invocation shall end.</param>
/// <param name="log">The function's log.</param>
internal sealed unsafe class LibraryCall(OpenedLibrary library, void* instance, TimeSpan margin, LogWriter log) : BoundCall
{
    private readonly Lock _oneTakesAtATime = new();
    private readonly Stack<LibraryInvocation> _idle = new();
    private readonly DeadlineWatch _deadlines = new(log, TimeProvider.System);

    /// <summary>A library asks for its cancellation by the callbacks.</summary>
    public override bool TakesToken => false;

    /// <inheritdoc/>
    public override void Invoke(
        ReadOnlyMemory<byte> payload, IInvocationContext context, ResponseWriter response, CancellationToken cancellationToken)
    {
        var invocation = Take();
        try
        {
            invocation.Begin(context, response, margin);
            Invoke(payload.Span, invocation);
        }
        finally
        {
            invocation.End();
            lock (_oneTakesAtATime)
            {
                _idle.Push(invocation);
            }
        }
    }

    private void Invoke(ReadOnlySpan<byte> payload, LibraryInvocation invocation)
    {
        int result;
        fixed (byte* start = &MemoryMarshal.GetReference(payload))
        {
            invocation.Native->Event = new AbiText { Data = start, Length = (nuint)payload.Length };
            result = library.Invoke(instance, invocation.Native, invocation.Report.Native);
            invocation.Native->Event = default;
        }

        try
        {
            // What the host could not do for it is the reason also where it goes on as if it had been done.
            invocation.Report.ThrowIfFailed(result, "pluginruntime_invoke", invocation.Refusal);
        }
        catch (Exception error) when (invocation.IsComplete)
        {
            log.Write(LambdaLogLevel.Error, "Work after the response failed. The caller has its response; nothing is sent.", error);
        }
    }

    private LibraryInvocation Take()
    {
        lock (_oneTakesAtATime)
        {
            return _idle.Count > 0 ? _idle.Pop() : new LibraryInvocation(log, _deadlines);
        }
    }
}
