namespace PluginRuntime.Cli.Terminal;

/// <summary>
/// Turns all that the command says to the console into queues, and waits at its end until it is written.
/// </summary>
internal sealed class ConsoleOutput : IAsyncDisposable
{
    // Of standard output the command itself is the author, so nothing may get lost.
    private readonly QueuedOutput _output = new(Console.OpenStandardOutput(), long.MaxValue);
    private readonly QueuedOutput _errors = new(Console.OpenStandardError(), QueuedOutput.MaxWaitingBytes);
    private readonly CancellationToken _hurry;

    /// <summary>Begins.</summary>
    /// <param name="hurry">Cancelled when somebody wants the command to end.</param>
    public ConsoleOutput(CancellationToken hurry)
    {
        _hurry = hurry;
        Console.SetOut(new QueuedWriter(_output));
        Console.SetError(new QueuedWriter(_errors));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_output.FlushAsync(_hurry), _errors.FlushAsync(_hurry));
}
