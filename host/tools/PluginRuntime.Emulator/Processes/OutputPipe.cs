namespace PluginRuntime.Emulator.Processes;

/// <summary>
/// Standard output or standard error of a child, forwarded line by line.
/// </summary>
/// <param name="processId">The child.</param>
/// <param name="descriptor">1 for its standard output, 2 for its standard error.</param>
/// <param name="reader">Our end of the pipe.</param>
/// <param name="forward">Takes each line, and does not make the child wait.</param>
internal sealed class OutputPipe(int processId, int descriptor, Stream reader, Action<string> forward)
{
    private const int PieceBytes = 64 * 1024;

    private readonly OutputLines _lines = new(OutputLines.DefaultMaxBytes, forward);

    /// <summary>Forwards until the pipe ends, or until it is cancelled.</summary>
    public async Task ForwardAsync(CancellationToken cancellationToken)
    {
        var piece = new byte[PieceBytes];
        try
        {
            int count;
            while ((count = await reader.ReadAsync(piece, cancellationToken)) > 0)
            {
                _lines.Add(piece.AsSpan(0, count));
            }
        }
        catch (OperationCanceledException)
        {
            // The grace is over, and somebody else still holds the pipe.
        }

        _lines.End();
    }

    /// <summary>
    /// Completes when all that the child has written so far is forwarded; never, if the child ends, and at once where the system cannot
    /// tell. To be awaited before the next call.
    /// </summary>
    public Task ReadSoFarAsync()
    {
        var mark = new OutputMark();
        _lines.Mark = mark;
        return mark.TryWrite(processId, descriptor, reader) ? mark.Seen : Task.CompletedTask;
    }
}
