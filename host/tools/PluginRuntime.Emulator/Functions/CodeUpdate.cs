namespace PluginRuntime.Emulator.Functions;

/// <summary>
/// What becomes of a function's two processes after its code was exchanged.
/// </summary>
/// <param name="current">The new one, which has just been started.</param>
/// <param name="formerEnded">Completes when the one before has answered what was under way, and is gone.</param>
internal sealed class CodeUpdate(ExecutionEnvironment current, Task formerEnded)
{
    /// <summary>Completes when nothing runs the former code any more, so that its files may go.</summary>
    public Task FormerEnded => formerEnded;

    /// <summary>Waits until the new process is ready for its first invocation.</summary>
    /// <returns>The time since it was started.</returns>
    /// <exception cref="InvalidOperationException">It ended instead; an invocation tells why.</exception>
    public Task<TimeSpan> WaitForInitAsync(CancellationToken cancellationToken) =>
        current.WaitForInitAsync(cancellationToken);
}
