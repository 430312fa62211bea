using System.Text;

namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary><c>run</c> with a shell script in the place of the host, whose part in HTTP the test plays.</summary>
internal sealed class RunWithPlayedHost : IDisposable
{
    private readonly CliWithScriptedHost _scripted;
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };

    private RunWithPlayedHost(CliWithScriptedHost scripted, CliProcess cli, string url)
    {
        _scripted = scripted;
        Cli = cli;
        Url = url;
    }

    public CliProcess Cli { get; }

    public string Url { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="script">What the host does; the first line that it writes may be its Runtime API's address.</param>
    /// <param name="options">Further options.</param>
    public static async Task<RunWithPlayedHost> StartAsync(string script, params string[] options)
    {
        var scripted = new CliWithScriptedHost(script);
        var cli = scripted.StartRun(options);
        var first = (await cli.ReadOutputLineAsync())!;
        return new RunWithPlayedHost(scripted, cli, first[first.IndexOf("http", StringComparison.Ordinal)..]);
    }

    /// <summary>Calls the function and gives the response's body.</summary>
    public async Task<string> InvokeAsync(string payload = "{}")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(payload));
        using var answer = await _client.PostAsync(
            $"{Url}/2015-03-31/functions/pluginruntime/invocations", content, Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>Fetches the next event as the host at <paramref name="address"/>, and answers it.</summary>
    public async Task AnswerAsync(string address, string response)
    {
        var runtime = $"http://{address}/2018-06-01/runtime/invocation/";
        using var next = await _client.GetAsync(runtime + "next", Cancellation);
        var requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        using var content = new StringContent(response);
        using var answer = await _client.PostAsync($"{runtime}{requestId}/response", content, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _client.Dispose();
        Cli.Dispose();
        _scripted.Dispose();
    }
}
