using System.Buffers.Binary;
using System.Globalization;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Log.Outputs;

/// <summary>
/// The descriptor over which Lambda takes a function's log in frames: each record with its time, and its line feeds as they are.
/// </summary>
/// <remarks>
/// A frame is a head of 16 bytes, big-endian, and the record in UTF-8. The head: 4 bytes for the kind, 4 for the record's length, 8 for
/// its time in microseconds since 1970. One thread at a time.
/// Source of the form: AWS's own runtimes, for example https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
/// </remarks>
internal sealed class TelemetryDescriptor
{
    /// <summary>The variable that names the descriptor.</summary>
    public const string Variable = "_LAMBDA_TELEMETRY_LOG_FD";

    private const uint TextKind = 0xa55a0003;
    private const uint JsonKind = 0xa55a0002;
    private const int HeadBytes = 16;
    private const int FirstAfterStandardError = 3;
    private const long TicksPerMicrosecond = 10;

    private readonly OutputDescriptor _descriptor;
    private readonly string _number;

    private TelemetryDescriptor(OutputDescriptor descriptor, string number)
    {
        _descriptor = descriptor;
        _number = number;
    }

    /// <summary>Says that a record could not be written, and where it and all that follow are.</summary>
    public string Failure =>
        $"Descriptor {_number}, which {Variable} named, takes no more log records: its reader has gone, or it was closed. They go to standard output from here on.";

    /// <summary>Takes the descriptor that Lambda gave this process, and keeps it from the programs that this one starts.</summary>
    /// <param name="number">The variable's value.</param>
    /// <param name="patienceMilliseconds">How long a full pipe is waited for without a byte going through.</param>
    /// <returns><see langword="null"/> if it is not a number from 3 up, or names nothing that this process was given.</returns>
    public static TelemetryDescriptor? TryTake(string number, int patienceMilliseconds = OutputDescriptor.DefaultPatienceMilliseconds)
    {
        if (!OperatingSystem.IsLinux()
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < FirstAfterStandardError)
        {
            return null;
        }

        var descriptor = new OutputDescriptor(value, patienceMilliseconds);
        return descriptor.TryKeepFromChildren() ? new TelemetryDescriptor(descriptor, number) : null;
    }

    /// <summary>Undoes what keeps a taken descriptor from other programs.</summary>
    /// <param name="number">The variable's value; nothing is done for one that <see cref="TryTake"/> would not take.</param>
    public static void LeaveToPrograms(string number)
    {
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= FirstAfterStandardError)
        {
            new OutputDescriptor(value).LeaveToChildren();
        }
    }

    /// <summary>Says that <see cref="TryTake"/> found nothing.</summary>
    public static string Refusal(string number) =>
        $"""
        {Variable} is '{number}', which is no descriptor that this process was given. Log records go to standard output.
        It is the number of an open descriptor, from 3 up, and Lambda sets it; take it out of the function's environment if it stands there.
        """;

    /// <summary>Writes one record as a frame, in one piece.</summary>
    /// <param name="record">Ends in a line feed, which is left out.</param>
    /// <param name="format">What the record is.</param>
    /// <param name="time">When it was written.</param>
    /// <returns>
    /// Whether all of it went out. If not, the descriptor is of no use any more: a frame that was begun cannot be taken back.
    /// </returns>
    public bool TryWrite(ReadOnlySpan<byte> record, LogFormat format, DateTimeOffset time)
    {
        var body = record[..^1];
        var frame = new byte[HeadBytes + body.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, format == LogFormat.Json ? JsonKind : TextKind);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), body.Length);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(8), (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond);
        body.CopyTo(frame.AsSpan(HeadBytes));
        return _descriptor.Write(frame) == frame.Length;
    }
}
