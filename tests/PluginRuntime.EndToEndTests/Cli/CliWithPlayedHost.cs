namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>
/// The command line while the test plays the host's part: it fetches the event and answers over HTTP.
/// </summary>
internal sealed class CliWithPlayedHost : IDisposable
{
    private const string TellsAddressAndWaits = """echo "$AWS_LAMBDA_RUNTIME_API"; exec sleep 600""";

    private readonly CliWithScriptedHost _scripted;
    private readonly CliProcess _cli;
    private readonly HttpClient _runtimeApi;

    private CliWithPlayedHost(CliWithScriptedHost scripted, CliProcess cli, HttpClient runtimeApi)
    {
        _scripted = scripted;
        _cli = cli;
        _runtimeApi = runtimeApi;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts <c>invoke</c> with nothing but <paramref name="input"/> on standard input.</summary>
    public static async Task<CliWithPlayedHost> StartAsync(string input, params string[] arguments)
    {
        var scripted = new CliWithScriptedHost(TellsAddressAndWaits);
        var cli = scripted.Start(arguments);
        await cli.SendInputAsync(input);
        var address = await cli.ReadErrorLineAsync();
        return new CliWithPlayedHost(
            scripted, cli, new HttpClient { BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/") });
    }

    /// <summary>Fetches the event.</summary>
    public async Task<(string RequestId, string Payload)> NextAsync()
    {
        using var next = await _runtimeApi.GetAsync("invocation/next", Cancellation);
        var requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        return (requestId, await next.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Sends a response or an error.</summary>
    public async Task PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Lambda-Runtime-Function-Error-Type", "Function.OutOfStock");
        using var answer = await _runtimeApi.PostAsync(path, content, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public Task<CliResult> FinishAsync() => _cli.FinishAsync();

    public void Dispose()
    {
        _runtimeApi.Dispose();
        _cli.Dispose();
        _scripted.Dispose();
    }
}
