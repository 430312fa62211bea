using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using PluginRuntime.RuntimeApi;

namespace PluginRuntime.Testing.Wire;

/// <summary>
/// Lambda's Runtime API on loopback, for one host that a test has started.
/// </summary>
/// <remarks>Of its own, on a socket: the local Lambda's needs ASP.NET Core, which not every test's project refers to.</remarks>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<OfferedEvent> _events = Channel.CreateUnbounded<OfferedEvent>();
    private readonly ConcurrentDictionary<string, OfferedEvent> _underWay = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    private RuntimeApiServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>Completes when the host has asked for its first event, or has told why it cannot.</summary>
    public Task<bool> Ready => _ready.Task;

    /// <summary>Why the function cannot start; <see langword="null"/> if it can.</summary>
    public Invocation? InitError { get; private set; }

    /// <summary>Begins to listen.</summary>
    public static RuntimeApiServer Start() => new();

    /// <summary>Gives the host an event, when it asks for one.</summary>
    /// <returns>Its answer.</returns>
    public Task<Invocation> OfferAsync(OfferedEvent offered)
    {
        _underWay[offered.RequestId] = offered;
        _events.Writer.TryWrite(offered);
        return offered.Answered;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
        {
            return;
        }

        await _end.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections).ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token).ConfigureAwait(false);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What a dying host leaves half sent is told by its exit.")]
    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true;
        var stream = client.GetStream();
        var reader = new RequestReader(stream);
        try
        {
            while (await reader.ReadAsync(_end.Token).ConfigureAwait(false) is { } request)
            {
                await stream.WriteAsync(await AnswerAsync(request).ConfigureAwait(false), _end.Token).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // Closed, by either.
        }
    }

    private async Task<byte[]> AnswerAsync(RuntimeRequest request)
    {
        if (request.Path == RuntimeApiProtocol.NextPath)
        {
            _ready.TrySetResult(true);
            var next = await _events.Reader.ReadAsync(_end.Token).ConfigureAwait(false);
            return Http("200 OK", [.. next.Headers, "Content-Type: application/json"], next.Payload.Span);
        }

        if (request.Path == RuntimeApiProtocol.InitErrorPath)
        {
            InitError = request.ToAnswer(isError: true);
            _ready.TrySetResult(false);
            return Accepted();
        }

        return TryTake(request) ? Accepted() : Http("404 Not Found", [], default);
    }

    private bool TryTake(RuntimeRequest request)
    {
        var isError = request.Path.EndsWith(RuntimeApiProtocol.ErrorPathEnd, StringComparison.Ordinal);
        if (!request.Path.StartsWith(RuntimeApiProtocol.InvocationPath, StringComparison.Ordinal)
            || (!isError && !request.Path.EndsWith(RuntimeApiProtocol.ResponsePathEnd, StringComparison.Ordinal)))
        {
            return false;
        }

        var id = Uri.UnescapeDataString(request.Path[RuntimeApiProtocol.InvocationPath.Length..request.Path.LastIndexOf('/')]);
        return _underWay.TryRemove(id, out var offered) && offered.TryAnswer(request.ToAnswer(isError));
    }

    private static byte[] Accepted() => Http("202 Accepted", [], default);

    private static byte[] Http(string status, IEnumerable<string> headers, ReadOnlySpan<byte> body)
    {
        var head = string.Join("\r\n", [$"HTTP/1.1 {status}", .. headers, $"Content-Length: {body.Length}", "", ""]);
        return [.. Encoding.UTF8.GetBytes(head), .. body];
    }
}
