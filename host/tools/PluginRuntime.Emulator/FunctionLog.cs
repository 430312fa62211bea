namespace PluginRuntime.Emulator;

/// <summary>
/// Where a function's log goes: the lines of its process, and where each invocation starts and ends among them.
/// </summary>
/// <remarks>Start and end of one invocation come in order; lines come at any time, on any thread.</remarks>
internal abstract class FunctionLog
{
    /// <summary>A line of the process, without its end.</summary>
    public abstract void Write(string line);

    /// <summary>A process has been started.</summary>
    /// <param name="processId">Its id.</param>
    /// <param name="note">What the developer asked for and should know of it; else empty.</param>
    public abstract void Started(int processId, string note);

    /// <summary>An invocation starts. What the process wrote before has been read.</summary>
    public abstract void Start(string requestId);

    /// <summary>The invocation is over. What the process wrote meanwhile has been read.</summary>
    /// <returns>The end of its log, for the caller who asks for it; empty if none is kept.</returns>
    public abstract ReadOnlyMemory<byte> End(InvocationMeasures measures);

    /// <summary>The log of another process of the same function, which may run beside this one.</summary>
    public abstract FunctionLog OfNextProcess();

    /// <summary>A log that has the process's lines alone.</summary>
    /// <param name="write">Receives each.</param>
    /// <param name="tell">Receives the notes of processes that are started.</param>
    public static FunctionLog OfLines(Action<string> write, Action<string>? tell = null) => new LinesAlone(write, tell);

    private sealed class LinesAlone(Action<string> write, Action<string>? tell) : FunctionLog
    {
        private readonly Lock _oneLineAtATime = new();

        public override void Write(string line)
        {
            lock (_oneLineAtATime)
            {
                write(line);
            }
        }

        public override void Started(int processId, string note)
        {
            if (note.Length > 0)
            {
                tell?.Invoke($"Host process {processId}: {note}.");
            }
        }

        public override void Start(string requestId)
        {
        }

        public override ReadOnlyMemory<byte> End(InvocationMeasures measures) => default;

        public override FunctionLog OfNextProcess() => this;
    }
}
