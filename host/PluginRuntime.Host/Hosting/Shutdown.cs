using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PluginRuntime.Binding;
using PluginRuntime.Diagnostics;

namespace PluginRuntime.Hosting;

/// <summary>
/// The end of the process on SIGTERM, for a handler that has something to dispose and for a function that asks to be told.
/// </summary>
/// <remarks>
/// For any other nothing is registered: .NET's part of signal handling costs time at start, and without it the signal ends the process at
/// once. Lambda gives 500 ms from the signal to the end.
/// </remarks>
internal sealed class Shutdown(LogWriter log)
{
    private object? _registration;

    /// <summary>Lets SIGTERM stop the loops, if <paramref name="handler"/> needs to be disposed after it or the function asks to be told.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="loops">What is stopped.</param>
    /// <param name="asExtension">Whether the runtime registers itself as an extension: to no other does Lambda send the signal.</param>
    public void Register(BoundHandler handler, InvocationLoops loops, bool asExtension)
    {
        if (handler.Owned is not null || asExtension)
        {
            _registration = StopOnSignal(loops);
        }

        if (asExtension)
        {
            loops.RegisterExtension();
        }
    }

    /// <summary>Disposes what the handler holds. Nothing is under way any more.</summary>
    public void Dispose(BoundHandler handler)
    {
        try
        {
            switch (handler.Owned)
            {
                case IAsyncDisposable services:
                    Completion.Wait(services.DisposeAsync());
                    break;
                case IDisposable instance:
                    instance.Dispose();
                    break;
            }
        }
        catch (Exception error)
        {
            log.Write(LambdaLogLevel.Error, "Disposing the handler or its services failed.", error);
        }

        GC.KeepAlive(_registration);
    }

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
