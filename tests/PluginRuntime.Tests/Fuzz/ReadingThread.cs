using System.Globalization;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>The thread that reads inputs, seen from another: how long it is at one of them.</summary>
/// <remarks>Time in which it waited for a processor is another's, and so is time in which the whole machine stood still.</remarks>
internal sealed class ReadingThread
{
    /// <summary>How often to look.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly string _statistics;
    private long _input = -1;
    private TimeSpan _waited;
    private TimeSpan _time;

    private ReadingThread(string statistics) => _statistics = statistics;

    /// <summary>The thread that asks.</summary>
    public static ReadingThread Current() =>
        new(Path.Combine("/proc", new FileInfo("/proc/thread-self").LinkTarget!, "schedstat"));

    /// <summary>Takes note of a tick in which input number <paramref name="input"/> is read, and tells for how long it has been.</summary>
    public TimeSpan TimeOf(long input)
    {
        var waited = Waited();
        var tick = Tick - (waited - _waited);
        _waited = waited;
        _time = input == _input ? _time + (tick > TimeSpan.Zero ? tick : TimeSpan.Zero) : TimeSpan.Zero;
        _input = input;
        return _time;
    }

    // The second number: nanoseconds ready to run, without a processor.
    private TimeSpan Waited()
    {
        try
        {
            var nanoseconds = long.Parse(File.ReadAllText(_statistics).Split(' ')[1], CultureInfo.InvariantCulture);
            return TimeSpan.FromTicks(nanoseconds / 100);
        }
        catch (IOException)
        {
            // The thread has just ended.
            return _waited;
        }
    }
}
