using System.Diagnostics;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>A contender's process, from its start until it is ended by its id.</summary>
internal sealed class RunningContender : IDisposable
{
    private const int MaxOutputCharacters = 2_000;

    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private Task<string>? _output;
    private Task<string>? _error;

    private RunningContender(Process process, long startedAt)
    {
        _process = process;
        StartedAt = startedAt;
    }

    /// <summary>The timestamp of <see cref="Stopwatch"/> right before the process was started.</summary>
    public long StartedAt { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>The most physical memory the process has had so far: <c>VmHWM</c> of <c>/proc/PID/status</c>.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>User and system time of all threads so far, in the kernel's steps of 10 ms.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static RunningContender Start(Contender contender, string endpoint)
    {
        var start = new ProcessStartInfo(contender.Program, contender.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = contender.TaskRoot,
        };
        LambdaVariables.WriteTo(start.Environment, contender, endpoint);
        var process = new Process { StartInfo = start };
        var startedAt = Stopwatch.GetTimestamp();
        process.Start();
        return new RunningContender(process, startedAt);
    }

    /// <summary>Begins to read what the process prints, so that its pipes never fill up.</summary>
    /// <remarks>Called after the first next: setting the readers up would be measured as the contender's time.</remarks>
    public void CollectOutput()
    {
        _output ??= _process.StandardOutput.ReadToEndAsync();
        _error ??= _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Ends the process and makes the exception that tells what it had done and printed.</summary>
    /// <param name="waitedFor">What it should have done, as in "ask for an event".</param>
    /// <param name="inner">What the server saw.</param>
    public ContenderFailedException Fail(string waitedFor, Exception? inner = null)
    {
        CollectOutput();
        // A process that has just closed its connection may be about to end: its exit code says more than the signal we would send.
        var fate = _process.WaitForExit(TimeSpan.FromMilliseconds(500)) ? $"ended with exit code {_process.ExitCode}" : "was still running";
        End();
        Task.WaitAll([_output!, _error!], TimeToEnd);
        return new ContenderFailedException(
            $"It did not {waitedFor}: {inner?.Message ?? "nothing came."} The process {fate}.", Tail(_error!) + Tail(_output!), inner);
    }

    private static string Tail(Task<string> text) =>
        text is not { IsCompletedSuccessfully: true } ? ""
        : text.Result.Length <= MaxOutputCharacters ? text.Result
        : text.Result[^MaxOutputCharacters..];

    public void Dispose()
    {
        End();
        _process.Dispose();
    }

    private void End()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(TimeToEnd);
        }
    }
}
