using System.Text;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Log.Capture;

/// <summary>
/// What a handler writes to <see cref="Console"/>, as log records: each <c>WriteLine</c> is one, with what was begun before it, and of the rest
/// each line.
/// </summary>
/// <remarks>
/// So an exception or indented JSON that is written by one call is one record. Any thread may write. What is longer than
/// <see cref="LogLimits.Line"/> goes on in another record, never between the halves of a surrogate pair: memory stays bounded however much is
/// written without a line feed. In concurrent mode each invocation has a line of its own; what is
/// written in its flow after it has ended is a record at once, with a line feed or without.
/// </remarks>
internal sealed class LineGatherer(LogWriter log, LambdaLogLevel level) : TextWriter(formatProvider: null)
{
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
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer, isWhole: false);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value.AsSpan(), isWhole: true);

    /// <inheritdoc/>
    public override void WriteLine(char[]? buffer) => Write(buffer.AsSpan(), isWhole: true);

    /// <inheritdoc/>
    public override void WriteLine(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count), isWhole: true);

    /// <inheritdoc/>
    public override void WriteLine(StringBuilder? value) => WriteLine(value?.ToString());

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(buffer, isWhole: true);

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

    // A record that is written whole keeps the line feeds in it; those at its end are the record's own.
    private void Write(ReadOnlySpan<char> buffer, bool isWhole)
    {
        var invocation = log.Invocation;
        var line = LineOf(invocation);
        lock (line)
        {
            var text = isWhole ? buffer.TrimEnd("\r\n") : buffer;
            Gather(line, text, endsAtLineFeeds: !isWhole, invocation);
            if (isWhole && text.IsEmpty)
            {
                EndLine(line, invocation);
            }
            else if (isWhole || line.IsOver)
            {
                EndBegun(line, invocation);
            }
        }
    }

    private void Gather(BegunLine line, ReadOnlySpan<char> buffer, bool endsAtLineFeeds, InvocationUnderWay invocation)
    {
        foreach (var character in buffer)
        {
            if (character == '\n' && endsAtLineFeeds)
            {
                EndLine(line, invocation);
                continue;
            }

            line.Add(character);
            if (line.Bytes > LogLimits.Line || (line.Bytes > LogLimits.Line - BegunLine.MostBytes && !char.IsHighSurrogate(character)))
            {
                EndLine(line, invocation);
            }
        }
    }

    private void EndBegun(BegunLine line, InvocationUnderWay invocation)
    {
        if (line.Bytes > 0)
        {
            EndLine(line, invocation);
        }
    }

    private void EndLine(BegunLine line, InvocationUnderWay invocation) => log.WriteLine(level, line.Take(), invocation);
}
