using System.Diagnostics;

namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>A contender's process, from its start until it is ended by its id.</summary>
internal sealed class RunningContender : IDisposable
{
    private const int MaxOutputCharacters = 2_000;

    private static readonly TimeSpan TimeToEnd = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly string _outputFile = Path.GetTempFileName();
    private readonly SpawnedProcess _process;

    public RunningContender(Contender contender, string endpoint, CpuQuota? quota = null)
    {
        try
        {
            _process = SpawnedProcess.Start(contender, LambdaVariables.Of(contender, endpoint), _outputFile);
            quota?.Hold(_process.Id);
        }
        catch
        {
            File.Delete(_outputFile);
            throw;
        }
    }

    /// <inheritdoc cref="SpawnedProcess.StartedAt"/>
    public long StartedAt => _process.StartedAt;

    public bool HasExited => _process.HasExited;

    /// <summary>Waits until the process ends by itself.</summary>
    /// <exception cref="ContenderFailedException">It ended with a fault.</exception>
    public void WaitForEnd()
    {
        if (!_process.WaitForSuccess())
        {
            throw Fail("end with exit code 0");
        }
    }

    /// <summary>The .NET assemblies that are mapped into the process's memory, by file name.</summary>
    public string[] ReadAssemblies() =>
    [
        .. File.ReadLines($"/proc/{_process.Id}/maps")
            .Select(line => Path.GetFileName(line[(line.LastIndexOf(' ') + 1)..]))
            .Where(name => name.EndsWith(".dll", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Waits until the process has ended, however it ends.</summary>
    public void WaitForAnyEnd() => _process.WaitForSuccess();

    /// <summary>The most physical memory that the process had until it ended.</summary>
    public long PeakBytesOfWholeRun => _process.PeakBytes;

    /// <summary>The most physical memory the process has had so far: <c>VmHWM</c> of <c>/proc/PID/status</c>.</summary>
    public long ReadPeakBytes()
    {
        using var process = Process.GetProcessById(_process.Id);
        return process.PeakWorkingSet64;
    }

    /// <inheritdoc cref="SpawnedProcess.Processor"/>
    public TimeSpan ProcessorOfWholeRun => _process.Processor;

    /// <inheritdoc cref="ResidentMemory.Of"/>
    public long ReadResidentBytes() => ResidentMemory.Of(_process.Id);

    /// <summary>Lets the peak begin anew from what the process has now.</summary>
    /// <remarks>Source: https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html (the value 5).</remarks>
    public void ForgetPeak() => File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");

    /// <summary>User and system time of all threads so far, in the kernel's steps of 10 ms: from <c>/proc/PID/stat</c>.</summary>
    public TimeSpan ReadProcessorTime()
    {
        using var process = Process.GetProcessById(_process.Id);
        return process.TotalProcessorTime;
    }

    /// <summary>Ends the process and makes the exception that tells what it had done and printed.</summary>
    /// <param name="waitedFor">What it should have done, as in "ask for an event".</param>
    /// <param name="inner">What the server saw.</param>
    public ContenderFailedException Fail(string waitedFor, Exception? inner = null)
    {
        // A process that has just closed its connection may be about to end: its exit code says more than the signal we would send.
        for (var waited = TimeSpan.Zero; waited < TimeToEnd && !_process.HasExited; waited += TimeBetweenLooks)
        {
            Thread.Sleep(TimeBetweenLooks);
        }

        var fate = _process.DescribeFate();
        _process.End();
        return new ContenderFailedException(
            $"It did not {waitedFor}: {inner?.Message ?? "nothing came."} The process {fate}.", ReadEndOfOutput(), inner);
    }

    private string ReadEndOfOutput()
    {
        var output = File.ReadAllText(_outputFile);
        return output[Math.Max(0, output.Length - MaxOutputCharacters)..];
    }

    public void Dispose()
    {
        _process.End();
        File.Delete(_outputFile);
    }
}
