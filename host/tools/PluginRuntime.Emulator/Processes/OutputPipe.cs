namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// Standard output or standard error of a child, forwarded line by line.
/// </summary>
/// <param name="processId">The child.</param>
/// <param name="descriptor">1 for its standard output, 2 for its standard error.</param>
/// <param name="reader">Our end of the pipe.</param>
/// <param name="forward">Takes each line.</param>
internal sealed class OutputPipe(int processId, int descriptor, StreamReader reader, Action<string> forward)
{
    private OutputMark? _mark;

    /// <summary>Forwards until the pipe ends, or until it is cancelled.</summary>
    public async Task ForwardAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A carriage return ends a line here, too: the host writes one for each line feed inside a message.
            while (await reader.ReadLineAsync(cancellationToken) is { } read)
            {
                if ((_mark is { } mark ? mark.TakeFrom(read) : read) is { } line)
                {
                    forward(line);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The grace is over, and somebody else still holds the pipe.
        }
    }

    /// <summary>
    /// Completes when all that the child has written so far is forwarded; never, if the child ends, and at once where the system cannot
    /// tell. To be awaited before the next call.
    /// </summary>
    public Task ReadSoFarAsync()
    {
        _mark = new OutputMark();
        return _mark.TryWrite(processId, descriptor, reader) ? _mark.Seen : Task.CompletedTask;
    }
}
