using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PluginRuntime.Hosting;

/// <summary>
/// The end of the process on SIGTERM, for a handler that has something to dispose and for a function that asks to be told.
/// </summary>
/// <remarks>
/// For any other nothing is registered: .NET's part of signal handling costs time at start, and without it the signal ends the process at
/// once. Lambda gives 500 ms from the signal to the end.
/// </remarks>
internal sealed class Shutdown
{
    private object? _registration;

    /// <summary>Lets SIGTERM stop the loops, if something is to be disposed or the function asks to be told.</summary>
    /// <param name="loops">What is stopped.</param>
    /// <param name="hasToDispose">Whether there is something to dispose.</param>
    /// <param name="asExtension">Whether the runtime registers itself as an extension: to no other does Lambda send the signal.</param>
    public void Register(InvocationLoops loops, bool hasToDispose, bool asExtension)
    {
        if (hasToDispose || asExtension)
        {
            _registration = StopOnSignal(loops);
        }

        if (asExtension)
        {
            loops.RegisterExtension();
        }
    }

    /// <summary>Until now the signal was listened to.</summary>
    public void End() => GC.KeepAlive(_registration);

    // A method of its own: what it needs is loaded for those alone that come here.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PosixSignalRegistration StopOnSignal(InvocationLoops loops) => PosixSignalRegistration.Create(
        PosixSignal.SIGTERM,
        signal =>
        {
            signal.Cancel = true;
            loops.Stop();
        });
}
