using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Testing.Wire;

/// <summary>
/// One request of the host's.
/// </summary>
/// <param name="Method">As in <c>POST</c>.</param>
/// <param name="Path">With what follows a question mark.</param>
/// <param name="Headers">By name in any case; those after the body, too.</param>
/// <param name="Pieces">The body, chunk by chunk as it was sent.</param>
internal sealed record RuntimeRequest(string Method, string Path, Dictionary<string, string> Headers, List<byte[]> Pieces)
{
    /// <summary>The answer that it brings: a response, whole or in pieces, or an error.</summary>
    public Invocation ToAnswer(bool isError)
    {
        var answer = new Invocation();
        if (isError)
        {
            answer.Fail(Header(RuntimeApiProtocol.ErrorTypeHeader), Body());
            return answer;
        }

        if (Header(RuntimeApiProtocol.ResponseModeHeader) != RuntimeApiProtocol.StreamingMode)
        {
            answer.Respond(Body(), Header("Content-Type"));
            return answer;
        }

        var post = answer.BeginStream(Header("Content-Type"), Timeout.InfiniteTimeSpan);
        Pieces.ForEach(piece => post.Write(piece));
        if (Header(RuntimeApiProtocol.ErrorBodyTrailer) is { Length: > 0 } error)
        {
            post.Fail(Header(RuntimeApiProtocol.ErrorTypeHeader), Convert.FromBase64String(error));
        }

        return answer;
    }

    /// <summary>The first line, for messages.</summary>
    public override string ToString() => Method + " " + Path;

    private byte[] Body() => Pieces is [var only] ? only : [.. Pieces.SelectMany(piece => piece)];

    private string Header(string name) => Headers.GetValueOrDefault(name, "");
}
