using System.Text;
using PluginRuntime.Invocations;
using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Testing;

/// <summary>
/// What came of one invocation.
/// </summary>
public sealed class InvocationResult
{
    private readonly PayloadJson _json;

    internal InvocationResult(Invocation answer, PayloadJson json, bool isInit = false)
    {
        _json = json;
        ContentType = answer.ContentType;
        IsStreamed = answer.IsStreamed;
        Error = answer.ErrorType is null ? null : new InvocationError(answer.ErrorType, answer.ErrorBody!, isInit);
        var pieces = answer.Pieces.Select(piece => new ReadOnlyMemory<byte>(piece)).ToList();
        if (ContentType == HttpPreludeJson.ContentType)
        {
            Prelude = PreludeReader.TakeFrom(pieces);
        }

        Pieces = IsStreamed ? pieces : [];
        Body = pieces.SelectMany(piece => piece.ToArray()).ToArray();
    }

    /// <summary>Whether it did not fail.</summary>
    public bool Succeeded => Error is null;

    /// <summary>The response's bytes, without the prelude; of a streamed one that failed in the middle, those before.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The same as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The media type; <see langword="null"/> if there is no response.</summary>
    public string? ContentType { get; }

    /// <summary>Whether it went out while it was written.</summary>
    public bool IsStreamed { get; }

    /// <summary>The writes of a streamed response, each as it went out; none if it was not streamed.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pieces { get; }

    /// <summary>Status, headers and cookies of a streamed response, if the handler wrote such.</summary>
    public HttpResponsePrelude? Prelude { get; }

    /// <summary>What the caller is told instead of a response, or at the end of a streamed one.</summary>
    public InvocationError? Error { get; }

    /// <summary>What the handler threw; <see langword="null"/> from <see cref="HostProcess"/>, out of which no exception comes.</summary>
    public Exception? Exception { get; internal init; }

    /// <summary>The records that were written for this invocation; none from <see cref="HostProcess"/>, which has them in <see cref="HostProcess.Output"/>.</summary>
    public IReadOnlyList<LogRecord> Log { get; internal init; } = [];

    /// <summary>From the event to the end of the response, without init and without the work after it.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>How many pieces of work ran that the handler gave to <see cref="IInvocationContext.AfterResponse"/>; 0 from <see cref="HostProcess"/>, which cannot tell.</summary>
    public int AfterResponseRuns { get; internal init; }

    /// <summary>Reads the response as the caller's type, by the handler's own JSON.</summary>
    /// <exception cref="InvocationFailedException">There is none: the invocation failed.</exception>
    public T? Read<T>() => _json.Read<T>(EnsureSucceeded().Body.Span);

    /// <summary>Returns this, if the invocation succeeded.</summary>
    /// <exception cref="InvocationFailedException">It failed; says with what.</exception>
    public InvocationResult EnsureSucceeded() => Error is null ? this : throw new InvocationFailedException(Error, Exception);
}
