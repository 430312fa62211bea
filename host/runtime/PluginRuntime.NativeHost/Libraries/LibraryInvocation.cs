using System.Buffers;
using System.Runtime.InteropServices;
using PluginRuntime.Binding;
using PluginRuntime.Invocations;
using PluginRuntime.Libraries.Abi;
using PluginRuntime.Log;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Libraries;

/// <summary>
/// One invocation after the other as a library sees it: facts, and the callbacks by which it answers.
/// </summary>
/// <remarks>
/// Used again, and never given back: a library that calls after the end of its invocation is refused, as long as no other has begun here. The callbacks
/// may come from any thread, one at a time, cancellation's apart.
/// </remarks>
internal sealed unsafe class LibraryInvocation
{
    private readonly TextArena _texts = new();
    private readonly LogWriter _log;
    private readonly Cancellation _cancellation;
    private ResponseWriter? _response;
    private ResponseStream? _stream;

    /// <summary>Makes one, in which nothing is under way.</summary>
    public LibraryInvocation(LogWriter log, DeadlineWatch deadlines)
    {
        _log = log;
        _cancellation = new Cancellation(deadlines);
        UnderWay = InvocationUnderWay.None;
        Native = (AbiInvocation*)NativeMemory.AllocZeroed((nuint)sizeof(AbiInvocation));
        *Native = new AbiInvocation
        {
            Size = (nuint)sizeof(AbiInvocation),
            State = GCHandle.ToIntPtr(GCHandle.Alloc(this)),
            Write = &InvocationCallbacks.Write,
            Stream = &InvocationCallbacks.Stream,
            Flush = &InvocationCallbacks.Flush,
            Complete = &InvocationCallbacks.Complete,
            OnCancel = &InvocationCallbacks.OnCancel,
            IsCancelled = &InvocationCallbacks.IsCancelled,
        };
    }

    /// <summary>What the library is given.</summary>
    public AbiInvocation* Native { get; }

    /// <summary>Where it says why it fails.</summary>
    public Report Report { get; } = new();

    /// <summary>Whether the response was completed before the library's function has returned.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What a callback failed with first.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>What its records say of it.</summary>
    public InvocationUnderWay UnderWay { get; private set; }

    /// <summary>The one that a library was given.</summary>
    public static LibraryInvocation Of(AbiInvocation* native) => (LibraryInvocation)GCHandle.FromIntPtr(native->State).Target!;

    /// <summary>Begins an invocation.</summary>
    /// <param name="context">Its facts.</param>
    /// <param name="response">Where its response goes.</param>
    /// <param name="margin">How long before its deadline it shall end.</param>
    public void Begin(IInvocationContext context, ResponseWriter response, TimeSpan margin)
    {
        _response = response;
        _stream = null;
        IsComplete = false;
        Refusal = null;
        UnderWay = _log.Invocation;
        _cancellation.Begin(context.Deadline - margin);
        Native->Deadline = context.Deadline.ToUnixTimeMilliseconds();
        WriteTexts(context);
        NativeCode.WatchThread();
        NativeCode.SetInvocation(Native->RequestId.Data, Native->RequestId.Length);
    }

    /// <summary>Ends it: nothing is taken any more, and nothing is cancelled.</summary>
    public void End()
    {
        NativeCode.SetInvocation(null, 0);
        _cancellation.End();
        _response = null;
        _stream = null;
        UnderWay = InvocationUnderWay.None;
    }

    /// <summary>Adds bytes to the response.</summary>
    /// <returns>Whether there may be more.</returns>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        if (_response is null || IsComplete)
        {
            return false;
        }

        if (_stream is not null)
        {
            _stream.Write(bytes);
            return true;
        }

        _response.Body.Write(bytes);
        return !_response.IsTooLong;
    }

    /// <summary>Sends the response while it is written.</summary>
    public bool OpenStream(string contentType, ReadOnlySpan<byte> prelude)
    {
        if (_response is null || IsComplete)
        {
            return false;
        }

        _stream = _response.OpenStream(contentType.Length == 0 ? ResponseWriter.Octets : contentType, prelude.ToArray());
        return true;
    }

    /// <summary>Sends what was written to a streamed response.</summary>
    public bool Flush()
    {
        _stream?.Flush();
        return _response is not null && !IsComplete;
    }

    /// <summary>Sends the response to its end.</summary>
    public bool Complete()
    {
        if (_response is null || IsComplete)
        {
            return false;
        }

        var isTaken = _response.TryComplete();
        IsComplete = !_response.IsTooLong;
        return isTaken;
    }

    /// <summary>Has a function of the library's called when the invocation shall end, in place of the one of before.</summary>
    public void OnCancel(delegate* unmanaged<void*, void> cancel, void* argument)
    {
        if (_response is not null)
        {
            _cancellation.Register(cancel, argument);
        }
    }

    /// <summary>Whether the invocation shall end.</summary>
    public bool IsCancelled => _cancellation.IsDue;

    private void WriteTexts(IInvocationContext context)
    {
        var (trace, tenant, client) = (context.TraceId, context.TenantId, context.ClientContextJson);
        var (identity, pool) = Identity(context);
        _texts.Begin(
            context.RequestId.Length + context.InvokedFunctionArn.Length + (trace?.Length ?? 0) + (tenant?.Length ?? 0) + (client?.Length ?? 0)
                + (identity?.Length ?? 0) + (pool?.Length ?? 0),
            texts: 7);
        Native->RequestId = _texts.Add(context.RequestId);
        Native->InvokedFunctionArn = _texts.Add(context.InvokedFunctionArn);
        Native->TraceId = _texts.Add(trace);
        Native->TenantId = _texts.Add(tenant);
        Native->ClientContext = _texts.Add(client);
        Native->CognitoIdentityId = _texts.Add(identity);
        Native->CognitoIdentityPoolId = _texts.Add(pool);
    }

    // A library cannot ask for it, and so cannot fail by it.
    private (string? Id, string? PoolId) Identity(IInvocationContext context)
    {
        try
        {
            return (context.CognitoIdentityId, context.CognitoIdentityPoolId);
        }
        catch (FormatException error)
        {
            _log.Write(LambdaLogLevel.Warning, error.Message);
            return (null, null);
        }
    }
}
