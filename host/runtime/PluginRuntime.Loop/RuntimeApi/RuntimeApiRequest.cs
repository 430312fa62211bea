using PluginRuntime.Http;

namespace PluginRuntime.RuntimeApi;

/// <summary>
/// The head of one request after another to the Runtime API and the Extensions API, which lie at one endpoint.
/// </summary>
internal sealed class RuntimeApiRequest(RuntimeApiEndpoint endpoint)
{
    /// <summary>The request.</summary>
    public RequestWriter Writer { get; } = new();

    /// <summary>Begins a request: its line, and the headers that all have.</summary>
    /// <param name="method"><c>GET</c> or <c>POST</c>.</param>
    /// <param name="pathStart">The path, or what stands in it before the request id.</param>
    /// <param name="requestId">The request id as Lambda gave it.</param>
    /// <param name="pathEnd">What stands behind it.</param>
    public void Start(string method, string pathStart, string requestId = "", string pathEnd = "")
    {
        var start = endpoint.PathStart.Length == 0 ? pathStart : endpoint.PathStart + pathStart;
        Writer.Start(method, start, RequestIdInPath.Encode(requestId), pathEnd);
        Writer.Header("Host", endpoint.Authority);
        Writer.Header("User-Agent", RuntimeApiProtocol.UserAgent);
    }

    /// <summary>The headers of an error.</summary>
    public void AddErrorHeaders(string errorType, string? traceCause)
    {
        Writer.Header("Content-Type", RuntimeApiProtocol.ErrorContentType);
        Writer.Header(RuntimeApiProtocol.ErrorTypeHeader, errorType);
        if (traceCause is not null)
        {
            Writer.Header(RuntimeApiProtocol.TraceCauseHeader, traceCause);
        }
    }
}
