using System.Buffers;
using System.Text;
using System.Text.Json;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Invocations.Failures;

/// <summary>
/// A failure as X-Ray shows it in the trace of an invocation: the value of a header, so one line of printable ASCII.
/// </summary>
/// <remarks>
/// JSON with <c>working_directory</c>, <c>exceptions</c> (what was thrown, then what caused it) and <c>paths</c>, the source files in their
/// stacks. What is too long loses its frames first, then its causes, then the ends of its texts.
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-build
/// </remarks>
internal static class TraceCause
{
    /// <summary>The most bytes of the value. Lambda drops a longer one.</summary>
    public const int LongestValue = 64 * 1024;

    // From all that an error body has to what fits in any case: one character takes at most six bytes.
    private static readonly TraceCauseLimits[] Attempts =
    [
        new(FailureLimits.MostExceptions, FailureLimits.MostFrames, FailureLimits.LongestMessage),
        new(FailureLimits.MostExceptions, MostFrames: 20, FailureLimits.LongestMessage),
        new(FailureLimits.MostExceptions, MostFrames: 5, FailureLimits.LongestMessage),
        new(FailureLimits.MostExceptions, MostFrames: 0, FailureLimits.LongestMessage),
        new(MostExceptions: 8, MostFrames: 0, FailureLimits.LongestMessage),
        new(MostExceptions: 1, MostFrames: 0, FailureLimits.LongestMessage),
        new(MostExceptions: 1, MostFrames: 0, LongestText: 8 * 1024),
    ];

    /// <summary>Of what a handler threw.</summary>
    public static string Of(Exception exception)
    {
        var found = new List<TracedException>();
        Add(found, exception, depth: 0);
        return Write(found);
    }

    /// <summary>Of an error that is told by a type and a message of its own, and of what caused it.</summary>
    public static string Of(string errorType, string message, Exception? cause)
    {
        var found = new List<TracedException> { new(errorType, message, []) };
        if (cause is not null)
        {
            Add(found, cause, depth: 1);
        }

        return Write(found);
    }

    private static void Add(List<TracedException> found, Exception exception, int depth)
    {
        found.Add(new TracedException(
            ErrorType.Of(exception), ExceptionText.Message(exception), HandlerStack.Of(exception, FailureLimits.MostFrames)));
        if (depth == FailureLimits.DeepestCause)
        {
            return;
        }

        if (exception is AggregateException aggregate)
        {
            for (var index = 0; index < aggregate.InnerExceptions.Count && index < FailureLimits.MostCauses && found.Count < FailureLimits.MostExceptions; index++)
            {
                Add(found, aggregate.InnerExceptions[index], depth + 1);
            }
        }
        else if (exception.InnerException is { } inner && found.Count < FailureLimits.MostExceptions)
        {
            Add(found, inner, depth + 1);
        }
    }

    private static string Write(List<TracedException> found)
    {
        foreach (var attempt in Attempts)
        {
            if (TraceCauseJson.TryWrite(found, attempt, LongestValue) is { } json)
            {
                return Encoding.ASCII.GetString(json);
            }
        }

        // The last attempt always fits.
        return "{}";
    }
}

/// <summary>
/// One exception of a <see cref="TraceCause"/>.
/// </summary>
/// <param name="Type">As in the error body.</param>
/// <param name="Message">Of any length.</param>
/// <param name="Frames">The handler's own, innermost first, as .NET writes them.</param>
internal sealed record TracedException(string Type, string Message, List<string> Frames);

/// <summary>
/// How much of a failure an attempt at a <see cref="TraceCause"/> holds.
/// </summary>
/// <param name="MostExceptions">The one that was thrown, and those that caused it.</param>
/// <param name="MostFrames">Of each.</param>
/// <param name="LongestText">The characters of a message.</param>
internal sealed record TraceCauseLimits(int MostExceptions, int MostFrames, int LongestText);

/// <summary>
/// Writes one attempt at a <see cref="TraceCause"/>, and gives up as soon as it is too long.
/// </summary>
internal sealed class TraceCauseJson : IDisposable
{
    private const int LongestName = 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly List<string> _paths = [];
    private readonly TraceCauseLimits _limits;
    private readonly int _mostBytes;

    private TraceCauseJson(TraceCauseLimits limits, int mostBytes)
    {
        // The writer's own encoder escapes all that is not ASCII, and controls.
        _json = new Utf8JsonWriter(_buffer);
        _limits = limits;
        _mostBytes = mostBytes;
    }

    private bool IsTooLong => _json.BytesCommitted + _json.BytesPending > _mostBytes;

    /// <summary>The JSON, or <see langword="null"/> if it would be longer than <paramref name="mostBytes"/>.</summary>
    public static byte[]? TryWrite(List<TracedException> exceptions, TraceCauseLimits limits, int mostBytes)
    {
        using var writer = new TraceCauseJson(limits, mostBytes);
        return writer.TryWrite(exceptions) ? writer._buffer.WrittenSpan.ToArray() : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private bool TryWrite(List<TracedException> exceptions)
    {
        _json.WriteStartObject();
        _json.WriteString("working_directory", Cut(WorkingDirectory(), LongestName));
        _json.WriteStartArray("exceptions");
        for (var index = 0; index < exceptions.Count && index < _limits.MostExceptions && !IsTooLong; index++)
        {
            WriteException(exceptions[index]);
        }

        _json.WriteEndArray();
        WritePaths();
        _json.WriteEndObject();
        _json.Flush();
        return !IsTooLong;
    }

    private void WriteException(TracedException exception)
    {
        _json.WriteStartObject();
        _json.WriteString("type", Cut(exception.Type, LongestName));
        _json.WriteString("message", Cut(exception.Message, _limits.LongestText));
        _json.WriteStartArray("stack");
        for (var index = 0; index < exception.Frames.Count && index < _limits.MostFrames && !IsTooLong; index++)
        {
            WriteFrame(StackFrameText.Parse(exception.Frames[index]));
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteFrame(StackFrameText frame)
    {
        _json.WriteStartObject();
        if (frame.Path is { } path)
        {
            _json.WriteString("path", Cut(path, LongestName));
            _json.WriteNumber("line", frame.Line);
            if (!_paths.Contains(path))
            {
                _paths.Add(path);
            }
        }

        _json.WriteString("label", Cut(frame.Label, LongestName));
        _json.WriteEndObject();
    }

    private void WritePaths()
    {
        _json.WriteStartArray("paths");
        for (var index = 0; index < _paths.Count && !IsTooLong; index++)
        {
            _json.WriteStringValue(Cut(_paths[index], LongestName));
        }

        _json.WriteEndArray();
    }

    // The task root, unless the handler went elsewhere.
    private static string WorkingDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            // It was deleted.
            return "";
        }
    }

    private static ReadOnlySpan<char> Cut(string text, int longest) => text.AsSpan(0, Math.Min(text.Length, longest));
}
