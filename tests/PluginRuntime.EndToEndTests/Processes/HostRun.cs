using System.Diagnostics;
using PluginRuntime.Emulator.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Processes;

/// <summary>
/// The real host as a process of its own, against a scripted Runtime API.
/// </summary>
/// <remarks>Its environment holds Lambda's variables and nothing of the test's own. Disposing ends the process, by its id.</remarks>
internal sealed class HostRun : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _standardError;
    private readonly Task<string> _standardOutput;
    private readonly HostOutput _output = new();

    private HostRun(Process process)
    {
        _process = process;
        _standardError = process.StandardError.ReadToEndAsync();
        _standardOutput = _output.ReadAsync(process.StandardOutput);
    }

    /// <summary>Ends a wait that would hang otherwise: with the test run, or after the time that only a hang takes.</summary>
    public static CancellationToken Patience
    {
        get
        {
            var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(Limits.HangMilliseconds);
            return limit.Token;
        }
    }

    public int ProcessId => _process.Id;

    /// <summary>Starts the host that <c>dotnet build</c> made; of another architecture than the machine's, the layer's.</summary>
    public static HostRun Start(ScriptedRuntimeApi server, string handler, string taskRoot, params (string Name, string? Value)[] environment) =>
        Start(BuiltHost(), server.Endpoint, handler, taskRoot, environment);

    /// <summary>Starts the published host, where there is one: for tests of many short lives.</summary>
    public static HostRun StartPublished(ScriptedRuntimeApi server, string handler, string taskRoot, params (string Name, string? Value)[] environment) =>
        Start(OperatingSystem.IsLinux() ? PublishedHost() : BuiltHost(), server.Endpoint, handler, taskRoot, environment);

    /// <summary>Starts a host.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="endpoint">The value for <c>AWS_LAMBDA_RUNTIME_API</c>.</param>
    /// <param name="handler">The value for <c>_HANDLER</c>.</param>
    /// <param name="taskRoot">The value for <c>LAMBDA_TASK_ROOT</c>.</param>
    /// <param name="environment">More variables; one without a value is taken away.</param>
    public static HostRun Start(
        string[] command, string endpoint, string handler, string taskRoot, params (string Name, string? Value)[] environment) =>
        new(Process.Start(HostStart.Of(command, endpoint, handler, taskRoot, environment))!);

    /// <summary>The command that starts the host of <c>dotnet build</c>.</summary>
    public static string[] BuiltHost() =>
        TestedHost.IsNative ? NativeLibraries.Host() :
        EmulatedHost.Command() ?? [DotNetLocation.Find(), Path.Combine(Repository.Built("PluginRuntime.Host"), "PluginRuntime.Host.dll")];

    /// <summary>The command that starts the host as a layer holds it.</summary>
    public static string[] PublishedHost() => TestedHost.IsNative ? NativeLibraries.Host() : EmulatedHost.Command() ?? [BuiltLayer.OfThisMachine.Path("host/PluginRuntime.Host")];

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Waits until the host has written its first log record: its handler is bound, and it turns to the Runtime API.</summary>
    public Task FirstRecordAsync() => _output.Begun.WaitAsync(Patience);

    /// <summary>Waits until standard output holds <paramref name="text"/>.</summary>
    public async Task LineAsync(string text)
    {
        while (true)
        {
            var more = _output.More;
            if (_output.SoFar().Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            await more.WaitAsync(Patience);
        }
    }

    /// <summary>Ends the process if it runs, and gives every line that it wrote on standard output until then.</summary>
    public async Task<string[]> EndAsync()
    {
        if (!_process.HasExited)
        {
            // Some are started inside a sandbox, whose own program is the one known here.
            _process.Kill(entireProcessTree: true);
        }

        return (await _standardOutput.WaitAsync(Patience)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What it wrote on standard error, once it has ended.</summary>
    public Task<string> StandardErrorAsync() => _standardError.WaitAsync(Patience);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _process.WaitForExitAsync(CancellationToken.None);
        await _standardError;
        _process.Dispose();
    }
}
