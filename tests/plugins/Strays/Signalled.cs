using System.Runtime.InteropServices;
using PluginRuntime;

namespace Strays;

/// <summary>Sends its own process SIGTERM, and answers after the signal was handled.</summary>
[Handler("terminated")]
public sealed partial class Terminated : IHandler<string, string>, IDisposable
{
    private const int Sigterm = 15;

    public async ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            arrived.TrySetResult();
        });
        _ = Kill(Environment.ProcessId, Sigterm);
        await arrived.Task;
        return payload;
    }

    public void Dispose() => Console.WriteLine("disposed once");

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
