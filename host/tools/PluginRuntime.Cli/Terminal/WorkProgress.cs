namespace PluginRuntime.Cli.Terminal;

/// <summary>
/// Tells on standard error what the command is at, from the first moment until it is done: one line that counts seconds on a terminal, else a
/// line every ten seconds.
/// </summary>
internal sealed class WorkProgress : IDisposable
{
    private const string ClearedLine = "\r\u001b[2K";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly string _work;
    private readonly TextWriter _errors;
    private readonly bool _isLive;
    private readonly TimeProvider _clock;
    private readonly long _startedAt;
    private readonly ITimer _timer;
    private bool _isOver;

    /// <summary>Begins.</summary>
    /// <param name="work">What is done, as in <c>Building Greeter</c>.</param>
    /// <param name="errors">Standard error.</param>
    /// <param name="isLive">It is a terminal on which one line can be written over, and nobody else writes to it meanwhile.</param>
    /// <param name="clock">Measures the time.</param>
    public WorkProgress(string work, TextWriter errors, bool isLive, TimeProvider clock)
    {
        (_work, _errors, _isLive, _clock) = (ShownText.Escape(work), errors, isLive, clock);
        _startedAt = clock.GetTimestamp();
        Write($"{_work} …");
        var period = isLive ? Second : BetweenLines;
        _timer = clock.CreateTimer(_ => Tell(), null, period, period);
    }

    /// <summary>Begins, with the command's own standard error.</summary>
    public static WorkProgress Start(string work) => new(
        work, Console.Error, !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"), TimeProvider.System);

    /// <summary>The work is over: a line that was written over is gone.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _isOver = true;
            if (_isLive)
            {
                _errors.Write(ClearedLine);
            }
        }
    }

    private void Tell()
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                Write($"{_work} … {(int)_clock.GetElapsedTime(_startedAt).TotalSeconds} s");
            }
        }
    }

    private void Write(string text)
    {
        if (_isLive)
        {
            _errors.Write(ClearedLine + text);
        }
        else
        {
            _errors.WriteLine(text);
        }
    }
}
