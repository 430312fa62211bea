using System.Buffers;
using System.Text.Json;

namespace PluginRuntime.Invocations;

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
