using System.Text.RegularExpressions;
using System.Threading.Channels;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

/// <summary>
/// The Invoke API on a real socket. Behind it shell scripts stand in for the hosts, and the test plays their part over
/// HTTP.
/// </summary>
internal sealed partial class ServedInvokeApi : IAsyncDisposable
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<HttpClient> _hosts = [];
    private InvokeServer _server = null!;

    private ServedInvokeApi()
    {
    }

    public HttpClient Client { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<ServedInvokeApi> StartAsync(params string[] functions) =>
        StartAsync(functions.Select(SettingsOf));

    /// <summary>Serves one function, called <c>function</c>.</summary>
    public static Task<ServedInvokeApi> StartOneAsync(Func<FunctionSettings, FunctionSettings>? change = null) =>
        StartAsync([(change ?? (settings => settings))(SettingsOf("function"))]);

    private static FunctionSettings SettingsOf(string name) => new()
    {
        Handler = name,
        FunctionName = name,
        TaskRoot = "/",
        Host = new HostCommand("/bin/sh", ["-c", ChildScript.TellsAddressAndWaits]),
    };

    private static async Task<ServedInvokeApi> StartAsync(IEnumerable<FunctionSettings> functions)
    {
        var api = new ServedInvokeApi();
        api._server = await InvokeServer.StartAsync(
            [.. functions], port: 0, line => api._lines.Writer.TryWrite(line.ToString()), Cancellation);
        api.Client = new HttpClient { BaseAddress = new Uri(api._server.Url) };
        return api;
    }

    public async Task<HttpResponseMessage> InvokeAsync(
        string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2015-03-31/functions/{path}");
        request.Content = body is null ? null : new ByteArrayContent(body);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await Client.SendAsync(request, Cancellation);
    }

    /// <summary>Calls the function of <see cref="StartOneAsync"/> for a stream; completes with the answer's head.</summary>
    public async Task<HttpResponseMessage> StreamAsync(
        string payload = "{}", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/2021-11-15/functions/function/response-streaming-invocations");
        request.Content = new StringContent(payload);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    /// <summary>The runtime of the process that is started next, to be played.</summary>
    public async Task<PlayedRuntime> PlayAsync() =>
        new(Address().Match(await LineAsync(line => Address().IsMatch(line))).Value);

    /// <summary>A client of the Runtime API that the next started host would talk to.</summary>
    public async Task<HttpClient> ConnectHostAsync()
    {
        var line = await LineAsync(line => Address().IsMatch(line));
        var host = new HttpClient { BaseAddress = new Uri($"http://{Address().Match(line)}/2018-06-01/runtime/") };
        _hosts.Add(host);
        return host;
    }

    /// <summary>Reads the log up to a line.</summary>
    public async Task<string> LineAsync(Predicate<string> isMeant)
    {
        while (true)
        {
            var line = await _lines.Reader.ReadAsync(Cancellation);
            if (isMeant(line))
            {
                return line;
            }
        }
    }

    public bool HasNoLines() => !_lines.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        Client.Dispose();
        await _server.DisposeAsync();
    }

    [GeneratedRegex(@"127\.0\.0\.1:[0-9]+$")]
    private static partial Regex Address();
}
