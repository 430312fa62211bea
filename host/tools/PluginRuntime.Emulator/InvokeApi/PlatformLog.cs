namespace PluginRuntime.Emulator.InvokeApi;

/// <summary>
/// A function's log as CloudWatch shows it: Lambda's own lines around those of the process.
/// </summary>
/// <remarks>
/// A line that the process writes between two invocations, during its init above all, counts to the next one. Those of
/// several invocations at once mingle, and the tail of one has what came since another ended.
/// </remarks>
/// <param name="write">
/// Receives each line on any thread, one at a time of this log; those of the function's other processes at any time.
/// </param>
/// <param name="function">Stands before each line, where there are several functions; else empty.</param>
internal sealed class PlatformLog(Action<LogLine> write, string function = "") : FunctionLog
{
    private readonly Lock _gate = new();
    private readonly LogTail _tail = new();

    /// <inheritdoc/>
    public override void Write(string line)
    {
        lock (_gate)
        {
            Add(line, isOfProcess: true);
        }
    }

    // Not Lambda's, so it is no part of a log that a caller asks for.
    /// <inheritdoc/>
    public override void Started(int processId, string note) =>
        write(new LogLine($"Host process {processId} starts{(note.Length == 0 ? "" : ": " + note)}.", IsOfProcess: false, function));

    /// <inheritdoc/>
    public override void Start(string requestId)
    {
        lock (_gate)
        {
            Add($"START RequestId: {requestId} Version: $LATEST");
        }
    }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> End(InvocationMeasures measures)
    {
        lock (_gate)
        {
            Add($"END RequestId: {measures.RequestId}");
            Add(ReportLine.Of(measures));
            if (measures.TimeoutLimit is { } limit)
            {
                Add($"{measures.RequestId} {limit.Description}");
            }

            return _tail.Take();
        }
    }

    /// <inheritdoc/>
    public override FunctionLog OfNextProcess() => new PlatformLog(write, function);

    private void Add(string line, bool isOfProcess = false)
    {
        _tail.Add(line);
        write(new LogLine(line, isOfProcess, function));
    }
}
