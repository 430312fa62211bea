using System.Buffers;
using System.Text;
using PluginRuntime.Log.Records;
using PluginRuntime.Native.Abi;
using PluginRuntime.Native.Errors;

namespace PluginRuntime.Log;

/// <summary>
/// The host's log, as the inside of a native handler writes to it.
/// </summary>
/// <remarks>Any thread may write. In concurrent mode a record belongs to the invocation in whose asynchronous flow it is written; else to the one under way.</remarks>
internal sealed unsafe class LogWriter(HostStructure* host)
{
    private readonly AsyncLocal<LoggedInvocation?>? _ofFlow = host->Concurrency > 1 ? new() : null;
    private LoggedInvocation? _underWay;

    /// <summary>The least level that is written.</summary>
    public LambdaLogLevel MinimumLevel { get; } = (LambdaLogLevel)host->MinimumLevel;

    /// <summary>The invocation to which records belong from here on; <see langword="null"/> between two.</summary>
    public LoggedInvocation? Invocation
    {
        get => _ofFlow is null ? _underWay : _ofFlow.Value;
        set
        {
            if (_ofFlow is null)
            {
                _underWay = value;
            }
            else
            {
                _ofFlow.Value = value;
            }
        }
    }

    /// <summary>Writes one record.</summary>
    /// <param name="level">How much it matters. A value that is no level counts as <see cref="LambdaLogLevel.Information"/>.</param>
    /// <param name="message">Any text; it stays one record.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    public void Write(LambdaLogLevel level, string message, Exception? exception = null) => Write(level, "", message, exception, []);

    /// <summary>Writes one record with properties, of which the text form knows only the words.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="text">The record as text.</param>
    /// <param name="message">The message as JSON has it.</param>
    /// <param name="exception">Follows the message with its stack.</param>
    /// <param name="properties">For JSON.</param>
    public void Write(
        LambdaLogLevel level, string text, string message, Exception? exception, IReadOnlyList<KeyValuePair<string, object?>> properties)
    {
        level = LogLevels.Known(level);
        if (level < MinimumLevel)
        {
            return;
        }

        using var error = exception is null ? null : ErrorMemory.ForLog(exception);
        HandOver(level, [text, message ?? ""], JsonOf(properties), error is null ? null : error.Error);
    }

    private void HandOver(LambdaLogLevel level, ReadOnlySpan<string> texts, ReadOnlySpan<byte> properties, ErrorStructure* error)
    {
        var textLength = Encoding.UTF8.GetByteCount(texts[0]);
        var messageLength = Encoding.UTF8.GetByteCount(texts[1]);
        var bytes = ArrayPool<byte>.Shared.Rent(textLength + messageLength + 1);
        Encoding.UTF8.GetBytes(texts[0], bytes);
        Encoding.UTF8.GetBytes(texts[1], bytes.AsSpan(textLength));
        fixed (byte* data = bytes, members = properties)
        {
            var record = new RecordStructure
            {
                Size = (nuint)sizeof(RecordStructure),
                Level = (int)level,
                Text = new NativeBytes(data, textLength),
                Message = new NativeBytes(data + textLength, messageLength),
                Properties = new NativeBytes(members, properties.Length),
                Error = error,
            };
            HandOver(&record);
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void HandOver(RecordStructure* record)
    {
        if (Invocation is not { } invocation)
        {
            host->Log(host, null, record);
            return;
        }

        // Held, so that the invocation does not end while its record is written.
        lock (invocation)
        {
            host->Log(host, invocation.Structure, record);
        }
    }

    private static ReadOnlySpan<byte> JsonOf(IReadOnlyList<KeyValuePair<string, object?>> properties)
    {
        if (properties is [])
        {
            return default;
        }

        var record = new RecordBuffer(capacity: 256);
        JsonProperties.Add(record, properties, LogLimits.Record);
        // Each begins with its comma.
        return record.Length == 0 ? default : record.ToArray().AsSpan(1);
    }
}

/// <summary>
/// An invocation whose records are written, as long as it lasts.
/// </summary>
internal sealed unsafe class LoggedInvocation(InvocationStructure* invocation)
{
    /// <summary>What the host knows it by; <see langword="null"/> once it is over.</summary>
    public InvocationStructure* Structure { get; private set; } = invocation;

    /// <summary>Ends it: no record belongs to it any more.</summary>
    public void End()
    {
        lock (this)
        {
            Structure = null;
        }
    }
}
