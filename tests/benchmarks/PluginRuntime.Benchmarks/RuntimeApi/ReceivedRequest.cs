namespace PluginRuntime.Benchmarks.RuntimeApi;

/// <summary>What a contender can ask of the Runtime API.</summary>
internal enum RequestKind
{
    /// <summary><c>GET …/invocation/next</c></summary>
    Next,

    /// <summary><c>POST …/invocation/ID/response</c>, with the id of the event that was sent.</summary>
    Response,

    /// <summary>Anything else, errors among it: the benchmark's handlers never fail.</summary>
    Other,
}

/// <summary>A request that was read to its end.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="ArrivedAt">The timestamp at which its first bytes were there.</param>
/// <param name="Line">The request line; only of a request that is <see cref="RequestKind.Other"/>.</param>
/// <param name="Body">As the line.</param>
internal readonly record struct ReceivedRequest(RequestKind Kind, long ArrivedAt, string? Line = null, string? Body = null);
