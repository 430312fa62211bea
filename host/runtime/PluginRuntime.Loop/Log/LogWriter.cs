using PluginRuntime.Log.Outputs;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Log;

/// <summary>
/// The function's log: every record goes out whole, with the request id of the invocation under way.
/// </summary>
/// <remarks>
/// Any thread may write; records never mix. What is below the least level is dropped before it is looked at. In concurrent mode a record has the
/// request id of the invocation in whose asynchronous flow it is written, also when that one is over; else that of the one under way.
/// </remarks>
/// <param name="output">Takes the bytes of one record, a line.</param>
/// <param name="clock">Gives each its time.</param>
/// <param name="format">How records are written.</param>
/// <param name="minimumLevel">The least level that is written.</param>
internal sealed class LogWriter(
    Action<byte[]> output,
    TimeProvider clock,
    LogFormat format = LogFormat.Text,
    LambdaLogLevel minimumLevel = LambdaLogLevel.Information)
{
    private readonly object _oneRecordAtATime = new();
    private readonly ParallelInvocations? _parallel;
    private readonly bool _isFramed;
    private TelemetryDescriptor? _telemetry;
    private bool? _outputKeepsLineFeeds;
    private InvocationUnderWay _invocation = InvocationUnderWay.None;

    /// <summary>The least level that is written.</summary>
    public LambdaLogLevel MinimumLevel { get; } = minimumLevel;

    /// <summary>How records are written.</summary>
    public LogFormat RecordFormat => format;

    /// <summary>Whether they go into frames, and not to the output.</summary>
    public bool IsFramed => _telemetry is not null;

    /// <summary>Whether the lines of a record stay lines on the output.</summary>
    public bool OutputKeepsLineFeeds => _outputKeepsLineFeeds ??= KeepsLineFeeds?.Invoke() ?? false;

    /// <summary>Is shown each exception whose record has been written.</summary>
    public Action<Exception>? ExceptionReader { get; set; }

    /// <summary>Takes the records in the place of the output, until it fails.</summary>
    public TelemetryDescriptor? Telemetry
    {
        init
        {
            _telemetry = value;
            _isFramed = value is not null;
        }
    }

    /// <summary>
    /// Whether the lines of one record stay lines on the output; asked by the first record that is text. If not, carriage returns separate them: what
    /// reads the output takes each line for a record.
    /// </summary>
    public Func<bool>? KeepsLineFeeds { private get; init; }

    /// <summary>Whether several loops use this log, each on a thread of its own; else there is one.</summary>
    public bool IsConcurrent
    {
        get => _parallel is not null;
        init => _parallel = value ? new ParallelInvocations() : null;
    }

    /// <summary>
    /// The invocation under way; <see cref="InvocationUnderWay.None"/> between invocations and in init. A loop sets it on its own thread, when an
    /// invocation begins and when it has ended.
    /// </summary>
    public InvocationUnderWay Invocation
    {
        get => _parallel is null ? _invocation : _parallel.Current;
        set
        {
            if (_parallel is null)
            {
                _invocation = value;
            }
            else
            {
                _parallel.Set(value);
            }
        }
    }

    /// <summary>All invocations under way, in concurrent mode; else nothing but the one, if there is one.</summary>
    public IReadOnlyList<InvocationUnderWay> UnderWay() =>
        _parallel is not null ? _parallel.All() : _invocation == InvocationUnderWay.None ? [] : [_invocation];

    /// <summary>In concurrent mode, a sentence with the request ids of those under way, of 64 at most; else empty: each record has the one.</summary>
    public string UnderWaySentence() => _parallel?.Sentence() ?? "";

    /// <summary>Writes one record.</summary>
    /// <param name="level">How much it matters. A value that is no level counts as <see cref="LambdaLogLevel.Information"/>.</param>
    /// <param name="message">Any text; it stays one record.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    public void Write(LambdaLogLevel level, string message, Exception? exception = null)
    {
        level = LogLevels.Known(level);
        if (level >= MinimumLevel)
        {
            WriteOut(Entry(level, message, exception, properties: null));
            Show(exception);
        }
    }

    /// <summary>Writes one record with properties, of which the text form knows only the words.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="text">The record as text.</param>
    /// <param name="message">The message as JSON has it.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    /// <param name="properties">For JSON.</param>
    /// <param name="invocation">Whose record it is; without one, that of the invocation under way.</param>
    public void Write(
        LambdaLogLevel level,
        string text,
        string message,
        Exception? exception,
        IReadOnlyList<KeyValuePair<string, object?>> properties,
        InvocationUnderWay? invocation = null)
    {
        level = LogLevels.Known(level);
        if (level >= MinimumLevel)
        {
            WriteOut(format == LogFormat.Json ? Entry(level, message, exception, properties, invocation) : Entry(level, text, exception, properties: null, invocation));
            Show(exception);
        }
    }

    /// <summary>Writes a line of the handler's own. In JSON, one that is a JSON object already goes out as it stands.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="line">Without its line feed.</param>
    /// <param name="invocation">Whose line it is; without one, that of the invocation under way.</param>
    public void WriteLine(LambdaLogLevel level, string line, InvocationUnderWay? invocation = null)
    {
        level = LogLevels.Known(level);
        if (level < MinimumLevel)
        {
            return;
        }

        if (format == LogFormat.Json && WholeJson.IsObject(line) && AsItStands(line) is { } record)
        {
            PutOut(record, clock.GetUtcNow());
        }
        else
        {
            WriteOut(Entry(level, line, exception: null, properties: null, invocation));
        }
    }

    // Indented JSON has its line ends between tokens, where a blank is as good. What is too long cannot be cut and stay JSON.
    private static byte[]? AsItStands(string json)
    {
        var record = new RecordBuffer(json.Length + 1);
        record.AddLine(json.Replace('\r', ' ').Replace('\n', ' '), int.MaxValue / 2);
        record.Add('\n');
        return record.Length <= LogLimits.Record ? record.ToArray() : null;
    }

    private void Show(Exception? exception)
    {
        if (exception is not null)
        {
            ExceptionReader?.Invoke(exception);
        }
    }

    private LogEntry Entry(
        LambdaLogLevel level,
        string? message,
        Exception? exception,
        IReadOnlyList<KeyValuePair<string, object?>>? properties,
        InvocationUnderWay? invocation = null) => new()
    {
        Time = clock.GetUtcNow(),
        Level = level,
        Invocation = invocation ?? Invocation,
        Message = message ?? "",
        Exception = exception,
        Properties = properties,
    };

    private void WriteOut(LogEntry entry) => PutOut(Format(entry), entry.Time);

    private byte[] Format(LogEntry entry) =>
        format == LogFormat.Json ? JsonRecord.Format(entry) : TextRecord.Format(entry, _isFramed || OutputKeepsLineFeeds, hasHead: format == LogFormat.Text);

    private void PutOut(byte[] record, DateTimeOffset time)
    {
        lock (_oneRecordAtATime)
        {
            if (_telemetry is not { } telemetry)
            {
                output(AsLine(record));
            }
            else if (!telemetry.TryWrite(record, format, time))
            {
                _telemetry = null;
                Tell(telemetry.Failure);
                output(AsLine(record));
            }
        }
    }

    private void Tell(string failure)
    {
        if (MinimumLevel <= LambdaLogLevel.Warning)
        {
            output(AsLine(Format(Entry(LambdaLogLevel.Warning, failure, exception: null, properties: null))));
        }
    }

    // A record that was made for a frame may have line feeds, and another thread may have found the descriptor gone in the meantime.
    private byte[] AsLine(byte[] record)
    {
        if (_isFramed && !OutputKeepsLineFeeds)
        {
            record.AsSpan(..^1).Replace((byte)'\n', (byte)'\r');
        }

        return record;
    }
}
