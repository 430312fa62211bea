using System.Diagnostics.CodeAnalysis;
using PluginRuntime.Binding;

namespace PluginRuntime.Testing;

/// <summary>
/// The facts of one invocation as a test sets them: for a handler's method that the test calls itself, or for <see cref="PluginHost"/>.
/// </summary>
/// <remarks>Any thread may use it. It is for one invocation.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "Its timer ends with the deadline; a test need not dispose a context.")]
public sealed class TestInvocationContext : IInvocationContext
{
    // Lambda's longest timeout: nobody's debugger is cut off.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(900);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);
    private static readonly TimeSpan LeastMove = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly List<LogRecord> _log = [];
    private readonly Queue<Func<CancellationToken, ValueTask>> _work = new();
    private CancellationTokenSource? _source;
    private DateTimeOffset _deadline;
    private TimeSpan _margin = TimeSpan.FromMilliseconds(200);

    /// <summary>An invocation with 900 s left by the system's clock.</summary>
    public TestInvocationContext()
        : this(TimeProvider.System)
    {
    }

    /// <summary>An invocation with 900 s left.</summary>
    /// <param name="clock">Tells what is left, and cancels the token: a test's own clock stands still until the test moves it.</param>
    public TestInvocationContext(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        _deadline = clock.GetUtcNow() + DefaultTimeout;
    }

    /// <inheritdoc/>
    public string RequestId { get; set; } = Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public string FunctionName { get; set; } = "function";

    /// <inheritdoc/>
    public string FunctionVersion { get; set; } = "$LATEST";

    /// <inheritdoc/>
    public string InvokedFunctionArn { get; set; } = "arn:aws:lambda:us-east-1:012345678912:function:function";

    /// <inheritdoc/>
    public int MemoryLimitMegabytes { get; set; } = 128;

    /// <inheritdoc/>
    public string LogGroupName { get; set; } = "/aws/lambda/function";

    /// <inheritdoc/>
    public string LogStreamName { get; set; } = "2000/01/01/[$LATEST]test";

    /// <inheritdoc/>
    public DateTimeOffset Deadline
    {
        get => _deadline;
        set
        {
            _deadline = value;
            Reschedule();
        }
    }

    /// <summary>The time left until <see cref="Deadline"/>, never negative; setting it moves the deadline.</summary>
    public TimeSpan RemainingTime
    {
        get => _deadline - _clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
        set => Deadline = _clock.GetUtcNow() + value;
    }

    /// <summary>How long before the deadline the token ends; 200 ms if it is not set, as in the host.</summary>
    public TimeSpan DeadlineMargin
    {
        get => _margin;
        set
        {
            _margin = value;
            Reschedule();
        }
    }

    /// <inheritdoc/>
    public string? TraceId { get; set; }

    /// <inheritdoc/>
    public string? TenantId { get; set; }

    /// <inheritdoc/>
    public string? ClientContextJson { get; set; }

    /// <inheritdoc/>
    public string? CognitoIdentityId { get; set; }

    /// <inheritdoc/>
    public string? CognitoIdentityPoolId { get; set; }

    /// <inheritdoc/>
    /// <remarks>The test's own folder if it is not set; with <see cref="PluginHost"/> that of the handler's assembly.</remarks>
    public string PackageDirectory
    {
        get => PackageDirectoryIfSet ?? Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        set => PackageDirectoryIfSet = value;
    }

    /// <inheritdoc/>
    /// <remarks>With <see cref="PluginHost"/> the invocation's own of a handler that has a startup class, whatever is set here.</remarks>
    public IServiceProvider Services { get; set; } = NoServices.Instance;

    /// <summary>The token of the invocation: ends <see cref="DeadlineMargin"/> before <see cref="Deadline"/>, and not earlier.</summary>
    public CancellationToken CancellationToken
    {
        get
        {
            lock (_gate)
            {
                if (_source is null)
                {
                    _source = NewSource();
                    SetTimer(_source);
                }

                return _source.Token;
            }
        }
    }

    /// <summary>What was written by <see cref="Log"/> so far. With <see cref="PluginHost"/> it is in the result instead.</summary>
    public IReadOnlyList<LogRecord> LogRecords
    {
        get
        {
            lock (_gate)
            {
                return [.. _log];
            }
        }
    }

    internal TimeProvider Clock => _clock;

    internal string? PackageDirectoryIfSet { get; private set; }

    private TimeSpan UntilTokenEnds => _deadline - _margin - _clock.GetUtcNow() is var left && left > LongestTimer ? LongestTimer : left;

    /// <inheritdoc/>
    public void Log(LambdaLogLevel level, string message, Exception? exception = null)
    {
        lock (_gate)
        {
            _log.Add(new LogRecord(level, message, exception));
        }
    }

    /// <inheritdoc/>
    /// <remarks>Kept until <see cref="RunAfterResponseAsync"/>; with <see cref="PluginHost"/> it runs after the response.</remarks>
    public void AfterResponse(Func<CancellationToken, ValueTask> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            _work.Enqueue(work);
        }
    }

    /// <summary>Runs what the handler wants done after its response, in its order. What it throws comes out.</summary>
    /// <returns>How many pieces of work ran.</returns>
    public async Task<int> RunAfterResponseAsync()
    {
        var count = 0;
        for (; Next() is { } work; count++)
        {
            await work(CancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    private Func<CancellationToken, ValueTask>? Next()
    {
        lock (_gate)
        {
            return _work.TryDequeue(out var work) ? work : null;
        }
    }

    private CancellationTokenSource NewSource() => new(LongestTimer, _clock);

    private void Reschedule()
    {
        CancellationTokenSource? source;
        lock (_gate)
        {
            source = _source;
        }

        // Outside of the lock: what waits for the token may go on in here.
        if (source is not null)
        {
            SetTimer(source);
        }
    }

    // A timer's time is counted from when it is set: a clock that a test moves between the look and that would leave it late, for ever.
    private void SetTimer(CancellationTokenSource source)
    {
        TimeSpan left;
        do
        {
            left = UntilTokenEnds;
            if (left <= TimeSpan.Zero)
            {
                source.Cancel();
                return;
            }

            source.CancelAfter(left);
        }
        while (left - UntilTokenEnds > LeastMove);
    }
}
