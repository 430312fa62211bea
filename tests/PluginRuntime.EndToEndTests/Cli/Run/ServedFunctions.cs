using System.Text;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Run;

/// <summary>The real command line with <c>run</c> on a free port, once it listens, and a client for it.</summary>
internal sealed class ServedFunctions : IDisposable, IAsyncDisposable
{
    private readonly CliProcess _cli;
    private bool _isSignalled;

    private ServedFunctions(CliProcess cli, string url, IReadOnlyList<string> commands)
    {
        _cli = cli;
        Url = url;
        Commands = commands;

        // The test's own limit ends a call that hangs; a build on a busy machine may take longer than a client waits by itself.
        Client = new HttpClient { BaseAddress = new Uri(url), Timeout = Timeout.InfiniteTimeSpan };
    }

    public string Url { get; }

    /// <summary>The lines to paste that it printed, one a function.</summary>
    public IReadOnlyList<string> Commands { get; }

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A built plugin as a target.</summary>
    public static string Dll(string plugin) => Path.Combine(Repository.Built(plugin), plugin + ".dll");

    /// <summary>Starts it and waits until it says where it listens.</summary>
    /// <param name="functions">How many functions there will be.</param>
    /// <param name="arguments">What stands after <c>run --port 0</c>.</param>
    public static async Task<ServedFunctions> StartAsync(int functions, params string[] arguments)
    {
        // Lambda's own three seconds, and the command's thirty, are soon over on a machine that is busy with other things.
        string[] patience = arguments.Contains("--timeout") ? [] : ["--timeout", "900"];
        var cli = CliProcess.Start(["run", "--port", "0", .. patience, .. arguments]);
        try
        {
            if (await cli.ReadOutputLineAsync() is not { } first)
            {
                throw new InvalidOperationException((await cli.FinishAsync()).Errors);
            }

            var commands = new List<string>();
            while (commands.Count < functions)
            {
                commands.Add(await cli.ReadOutputLineAsync() ?? "");
            }

            return new ServedFunctions(cli, first[first.IndexOf("http://", StringComparison.Ordinal)..], commands);
        }
        catch
        {
            cli.Dispose();
            throw;
        }
    }

    public async Task<HttpResponseMessage> InvokeAsync(
        string function, string payload, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2015-03-31/functions/{function}/invocations");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(payload));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await Client.SendAsync(request, Cancellation);
    }

    /// <summary>Invokes, and gives the error header and the body.</summary>
    public async Task<(string? Error, string Body)> CallAsync(string function, string payload)
    {
        using var answer = await InvokeAsync(function, payload);
        answer.EnsureSuccessStatusCode();
        var error = answer.Headers.TryGetValues("X-Amz-Function-Error", out var values) ? values.Single() : null;
        return (error, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Reads standard error up to a line that contains a text.</summary>
    public async Task<string> LogLineAsync(string text)
    {
        string? line;
        do
        {
            line = await _cli.ReadAnyErrorLineAsync() ?? throw new InvalidOperationException($"The log ended without '{text}'.");
        }
        while (!line.Contains(text, StringComparison.Ordinal));

        return line;
    }

    public async Task<CliResult> SignalAsync(string name)
    {
        _isSignalled = true;
        await _cli.SignalAsync(name);
        return await _cli.FinishAsync();
    }

    /// <summary>Lets it end by itself, for a command that has something to clear away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isSignalled)
        {
            await SignalAsync("TERM");
        }

        Dispose();
    }

    public void Dispose()
    {
        Client.Dispose();
        _cli.Dispose();
    }
}
