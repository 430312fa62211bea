using System.Runtime.InteropServices;

namespace PluginRuntime.Cli;

/// <summary>
/// Ctrl-C and the other signals by which a terminal or a supervisor ends a program.
/// </summary>
/// <remarks>
/// Left alone, they would end this process and leave its child behind. Cancelling instead lets each owner end what it
/// started. A second one ends the process at once, whatever it is at; then the guard of each child ends that.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>The exit code of a program that Ctrl-C ended.</summary>
    public const int CtrlC = 130;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Starts to listen.</summary>
    public Interruption() =>
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Interrupt(context, number: 1)),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Interrupt(context, number: 2)),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => Interrupt(context, number: 3)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Interrupt(context, number: 15)),
        ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>As shells report a signal: 130 for Ctrl-C, 143 for SIGTERM.</summary>
    public int ExitCode { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _cancellation.Dispose();
    }

    private void Interrupt(PosixSignalContext context, int number)
    {
        context.Cancel = true;
        if (_cancellation.IsCancellationRequested)
        {
            Environment.Exit(ExitCode);
        }

        ExitCode = 128 + number;
        _cancellation.Cancel();
    }
}
