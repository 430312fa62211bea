using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Layer.Publishing;

/// <summary>moto's server on a free port of loopback: it plays AWS over HTTP and remembers what it was told.</summary>
/// <remarks>Disposing ends the process, by its id.</remarks>
public sealed partial class MotoServer : IAsyncLifetime
{
    private readonly TaskCompletionSource<string> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _log = new();
    private Process? _process;
    private string? _url;

    /// <summary>What stands before a command that is to call it.</summary>
    public string Variables => $"AWS_ENDPOINT_URL={_url}";

    public async ValueTask InitializeAsync()
    {
        var (exitCode, _, _) = await AwsCli.RunShellAsync("moto_server --help");
        if (exitCode != 0 || await AwsCli.FindAsync() is null)
        {
            return;
        }

        // It says where it listens once it does, so nobody has to choose a port that somebody else may take.
        _process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _url = await _listens.Task.WaitAsync(Limits.Hang, TestContext.Current.CancellationToken);
    }

    /// <summary>Skips the test where the server or the AWS CLI that calls it are missing.</summary>
    public async Task RequireAsync()
    {
        Assert.SkipUnless(await AwsCli.FindAsync() is not null, "The AWS CLI is not installed.");
        Assert.SkipUnless(_url is not null, "moto's server is not installed.");
    }

    /// <summary>Runs a command of the AWS CLI against it.</summary>
    public Task<(int ExitCode, string Output, string Errors)> AwsAsync(string command) =>
        AwsCli.RunShellAsync($"aws {command} --endpoint-url {_url}");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }
    }

    private void Read(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
            if (line is null)
            {
                _listens.TrySetException(new InvalidOperationException($"moto_server ended before it listened: {_log}"));
            }
            else if (Address().Match(line) is { Success: true } match)
            {
                _listens.TrySetResult(match.Value);
            }
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
