using System.Text;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Log.Capture;

/// <summary>
/// What a handler writes to <see cref="Console"/>, gathered to whole lines, each a log record.
/// </summary>
/// <remarks>
/// Any thread may write. A line longer than 65,536 characters is cut into several records, never between the halves of a surrogate
/// pair: memory stays bounded however much is written without a line feed. In concurrent mode each invocation has a line of its own; what is
/// written in its flow after it has ended is a record at once, with a line feed or without.
/// </remarks>
internal sealed class LineGatherer(LogWriter log, LambdaLogLevel level) : TextWriter(formatProvider: null)
{
    private const int LongestLine = 64 * 1024;

    // In concurrent mode for what is written outside of invocations, else for everything.
    private readonly BegunLine _line = new();

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
        var invocation = log.Invocation;
        var line = LineOf(invocation);
        lock (line)
        {
            Gather(line, buffer, invocation);
            if (line.IsOver)
            {
                EndBegun(line, invocation);
            }
        }
    }

    /// <summary>Writes what the invocation began and did not end by a line feed, if anything: it is over.</summary>
    public void EndInvocation() => EndInvocation(log.Invocation);

    /// <summary>Writes what any invocation has begun: the process ends.</summary>
    public void EndProcess()
    {
        foreach (var invocation in log.UnderWay())
        {
            EndInvocation(invocation);
        }

        EndInvocation(InvocationUnderWay.None);
    }

    private BegunLine LineOf(InvocationUnderWay invocation) =>
        log.IsConcurrent && invocation != InvocationUnderWay.None ? invocation.LineOf(level) : _line;

    private void EndInvocation(InvocationUnderWay invocation)
    {
        var line = LineOf(invocation);
        lock (line)
        {
            line.IsOver = line != _line;
            EndBegun(line, invocation);
        }
    }

    private void Gather(BegunLine line, ReadOnlySpan<char> buffer, InvocationUnderWay invocation)
    {
        foreach (var character in buffer)
        {
            if (character == '\n')
            {
                EndLine(line.Text, invocation);
                continue;
            }

            line.Text.Append(character);
            if (line.Text.Length > LongestLine || (line.Text.Length == LongestLine && !char.IsHighSurrogate(character)))
            {
                EndLine(line.Text, invocation);
            }
        }
    }

    private void EndBegun(BegunLine line, InvocationUnderWay invocation)
    {
        if (line.Text.Length > 0)
        {
            EndLine(line.Text, invocation);
        }
    }

    private void EndLine(StringBuilder text, InvocationUnderWay invocation)
    {
        var length = text.Length;
        if (length > 0 && text[length - 1] == '\r')
        {
            length--;
        }

        log.WriteLine(level, text.ToString(0, length), invocation);
        text.Clear();
    }
}
