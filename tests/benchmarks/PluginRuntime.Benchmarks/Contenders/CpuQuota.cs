namespace PluginRuntime.Benchmarks.Contenders;

/// <summary>
/// A part of one processor that contenders may use, as Lambda gives it to small functions.
/// </summary>
/// <remarks>By a control group of version 1 or 2, which only root may make. A process is put into it right after its start.</remarks>
internal sealed class CpuQuota : IDisposable
{
    private const string VersionOne = "/sys/fs/cgroup/cpu";
    private const string VersionTwo = "/sys/fs/cgroup";
    private const int PeriodMicroseconds = 20_000;

    private readonly string _group;

    /// <param name="percent">Of one processor.</param>
    /// <exception cref="InvalidOperationException">Control groups cannot be made here.</exception>
    public CpuQuota(int percent)
    {
        var isVersionOne = Directory.Exists(VersionOne);
        _group = Path.Combine(isVersionOne ? VersionOne : VersionTwo, $"pluginruntime-benchmarks-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(_group);
            var quota = PeriodMicroseconds * percent / 100;
            if (isVersionOne)
            {
                Write("cpu.cfs_period_us", $"{PeriodMicroseconds}");
                Write("cpu.cfs_quota_us", $"{quota}");
            }
            else
            {
                Write("cpu.max", $"{quota} {PeriodMicroseconds}");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"A quota needs a control group, and none can be made here: {error.Message} Run as root, or leave --cpu-quota out.", error);
        }
    }

    /// <summary>Holds a process to the quota, with all that it starts.</summary>
    public void Hold(int processId) => Write("cgroup.procs", $"{processId}");

    public void Dispose() => Directory.Delete(_group);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_group, file), text);
}
