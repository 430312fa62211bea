using System.ComponentModel;
using System.Diagnostics;

namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// The host as a child process: its log lines, its exit, its end.
/// </summary>
/// <remarks>
/// Whoever starts it disposes it; afterwards neither it nor what it started is alive, nor is it if this program is killed. It has a session of
/// its own, so that a process whose parent has ended still is in its group; one that has left that, too, is known by a variable. Who has
/// dropped the variable as well is not reached, and off Linux only the group is.
/// </remarks>
internal sealed class HostProcess : IAsyncDisposable
{
    // Long enough for what is in the pipes. A grandchild that keeps them open must not hold up the result.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly ProcessGuard _guard;
    private readonly string _mark;
    private readonly OutputPipe _output;
    private readonly OutputPipe _errors;
    private readonly Action<string> _log;
    private readonly Lock _oneLineAtATime = new();
    private readonly SemaphoreSlim _oneMarkAtATime = new(1, 1);
    private readonly CancellationTokenSource _outputEnds = new();

    private HostProcess(Process process, ProcessGuard guard, string mark, Action<string> log)
    {
        _process = process;
        _guard = guard;
        _mark = mark;
        _log = log;
        Id = process.Id;
        _guard.Watch(Id, mark);
        _output = new OutputPipe(Id, 1, process.StandardOutput.BaseStream, Forward);
        _errors = new OutputPipe(Id, 2, process.StandardError.BaseStream, Forward);
        Exited = ObserveExitAsync(Task.WhenAll(_output.ForwardAsync(_outputEnds.Token), _errors.ForwardAsync(_outputEnds.Token)));
    }

    /// <summary>The operating system's id of the process.</summary>
    public int Id { get; }

    /// <summary>
    /// Completes with the exit code when the process is gone and its last lines are forwarded. On Unix a process that a
    /// signal ended has 128 plus the signal's number.
    /// </summary>
    public Task<int> Exited { get; }

    /// <summary>Starts the host.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="workingDirectory">An existing folder.</param>
    /// <param name="variables">The whole environment of the child.</param>
    /// <param name="log">Receives each line of both outputs, never two at a time, and does not make the process wait.</param>
    public static HostProcess Start(
        HostCommand command, string workingDirectory, IReadOnlyDictionary<string, string> variables, Action<string> log)
    {
        var start = StartOf(command, workingDirectory, variables);
        var guard = ProcessGuard.Start();
        try
        {
            var process = Process.Start(start)
                ?? throw new InvalidOperationException($"'{command.FileName}' did not start a process of its own.");

            // As in Lambda there is nothing to read; the developer's terminal is not the handler's.
            process.StandardInput.Close();
            return new HostProcess(process, guard, LambdaVariables.MarkIn(variables), log);
        }
        catch
        {
            guard.Dispose();
            throw;
        }
    }

    private static ProcessStartInfo StartOf(
        HostCommand command, string workingDirectory, IReadOnlyDictionary<string, string> variables)
    {
        if (!File.Exists(command.FileName))
        {
            throw new Win32Exception($"There is no host at '{command.FileName}'.");
        }

        var (program, arguments) = SessionProgram.For(command.FileName, command.Arguments);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>
    /// Waits until all that the process has written so far is forwarded; does not wait where the system cannot tell.
    /// </summary>
    public async Task ReadOutputSoFarAsync(CancellationToken cancellationToken)
    {
        await _oneMarkAtATime.WaitAsync(cancellationToken);
        try
        {
            var read = Task.WhenAll(_output.ReadSoFarAsync(), _errors.ReadSoFarAsync());
            await Task.WhenAny(read, Exited).WaitAsync(cancellationToken);
        }
        finally
        {
            _oneMarkAtATime.Release();
        }
    }

    /// <summary>Tells the process to end, by SIGTERM, and waits until it has; not where there is no such signal.</summary>
    /// <param name="limit">How long to wait.</param>
    /// <param name="clock">Measures that.</param>
    public async Task TerminateAsync(TimeSpan limit, TimeProvider clock)
    {
        if (OperatingSystem.IsWindows() || Exited.IsCompleted || !ProcessSignal.TryTerminate(Id))
        {
            return;
        }

        try
        {
            // Not cancellable: the limit is short.
            await Exited.WaitAsync(limit, clock, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // As long as Lambda waits.
        }
    }

    /// <summary>
    /// Ends the process and everything it started, at once, with no signal to react to.
    /// </summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (AggregateException)
        {
            // A grandchild ended between being listed and being killed.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _guard.Dispose();
        _process.Dispose();
        _outputEnds.Dispose();
        DiagnosticFiles.Delete(Id);
    }

    private async Task<int> ObserveExitAsync(Task output)
    {
        // Not cancellable: dispose kills the process, and so ends this wait.
        await _process.WaitForExitAsync(CancellationToken.None);
        EndWhatIsLeft();
        _outputEnds.CancelAfter(OutputGrace);
        await output;
        return _process.ExitCode;
    }

    // At once: later the group's id may be somebody else's.
    private void EndWhatIsLeft()
    {
        if (SessionProgram.IsThere && !OperatingSystem.IsWindows())
        {
            ProcessSignal.KillGroup(Id);
            StrayProcesses.Kill(_mark);
        }
    }

    private void Forward(string line)
    {
        lock (_oneLineAtATime)
        {
            _log(line);
        }
    }
}
