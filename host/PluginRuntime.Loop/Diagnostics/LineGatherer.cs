using System.Text;

namespace PluginRuntime.Diagnostics;

/// <summary>
/// What a handler writes to <see cref="Console"/>, gathered to whole lines, each a log record.
/// </summary>
/// <remarks>
/// Any thread may write. A line longer than 65,536 characters is cut into several records, never between the halves of a surrogate
/// pair: memory stays bounded however much is written without a line feed.
/// </remarks>
internal sealed class LineGatherer(LogWriter log, LambdaLogLevel level) : TextWriter(formatProvider: null)
{
    private const int LongestLine = 64 * 1024;

    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_line)
        {
            foreach (var character in buffer)
            {
                if (character == '\n')
                {
                    EndLine();
                    continue;
                }

                _line.Append(character);
                if (_line.Length > LongestLine || (_line.Length == LongestLine && !char.IsHighSurrogate(character)))
                {
                    EndLine();
                }
            }
        }
    }

    /// <summary>Writes what was begun and not ended by a line feed, if anything: the invocation is over.</summary>
    public void EndInvocation()
    {
        lock (_line)
        {
            if (_line.Length > 0)
            {
                EndLine();
            }
        }
    }

    private void EndLine()
    {
        var length = _line.Length;
        if (length > 0 && _line[length - 1] == '\r')
        {
            length--;
        }

        log.WriteLine(level, _line.ToString(0, length));
        _line.Clear();
    }
}
