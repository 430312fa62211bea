using PluginRuntime.Http;
using PluginRuntime.Http.Sockets;

namespace PluginRuntime.RuntimeApi;

/// <summary>
/// The runtime as an extension of itself: Lambda sends SIGTERM, and waits 500 ms, only where one is registered.
/// </summary>
/// <remarks>
/// Registered before the first <c>next</c>, and then it must ask for events or init never ends. It asks for none, so its wait lasts as long as
/// the environment. Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html
/// </remarks>
internal sealed class InternalExtension : IDisposable
{
    private const int AnswerBufferBytes = 1024;

    private readonly HttpConnection _connection;
    private readonly RuntimeApiRequest _request;
    private readonly ResponseReader _answer;

    /// <summary>Makes ready; nothing is connected yet.</summary>
    /// <param name="endpoint">Where the Runtime API is: the Extensions API is there, too.</param>
    public InternalExtension(RuntimeApiEndpoint endpoint)
    {
        var limits = new HttpLimits();
        _request = new RuntimeApiRequest(endpoint);
        _connection = new HttpConnection(endpoint.Host, endpoint.Port, limits);
        _answer = new ResponseReader(limits, AnswerBufferBytes);
    }

    /// <summary>Registers, and begins to wait on a thread of its own.</summary>
    /// <returns><see langword="null"/> if Lambda took it; else what to log.</returns>
    public string? Register()
    {
        try
        {
            _request.Start("POST", RuntimeApiProtocol.RegisterExtensionPath);
            _request.Writer.Header(RuntimeApiProtocol.ExtensionNameHeader, RuntimeApiProtocol.ExtensionName);
            _request.Writer.Header("Content-Type", "application/json");
            var body = """{"events":[]}"""u8;
            _request.Writer.ContentLength(body.Length);
            _connection.Exchange(_request.Writer, body, _answer);
            var answer = _connection.ReadBody(_answer, RuntimeApiProtocol.MaxAnswerBytes);
            var id = _answer.Head.Text(RuntimeApiProtocol.ExtensionId);
            if (_answer.Head.Status is < 200 or > 299 || string.IsNullOrEmpty(id))
            {
                return RefusalText.OfExtension(_answer.Head.Status, answer);
            }

            new Thread(() => Wait(id), maxStackSize: 256 * 1024) { IsBackground = true, Name = "extension" }.Start();
            return null;
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException)
        {
            return RefusalText.OfExtension(exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.EndWait();

    private void Wait(string id)
    {
        try
        {
            _request.Start("GET", RuntimeApiProtocol.ExtensionNextPath);
            _request.Writer.Header(RuntimeApiProtocol.ExtensionIdHeader, id);
            _connection.Await(_request.Writer, _answer);
        }
        catch (Exception exception) when (exception is ConnectionException or MalformedAnswerException or OperationCanceledException)
        {
            // The environment ends, or the runtime does; whoever serves invocations meets the same.
        }
        finally
        {
            _connection.Dispose();
        }
    }
}
