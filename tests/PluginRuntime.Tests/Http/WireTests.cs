using PluginRuntime.Http;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Http;

/// <summary>Tests that run once over each kind of transport, against a scripted server.</summary>
public abstract class WireTests : IAsyncDisposable
{
    // Never reached by a test that passes.
    private readonly CancellationTokenSource _safety = new(Limits.Hang);

    /// <summary>Of which none is reached.</summary>
    private protected static readonly HttpLimits Patient = new() { Silence = Limits.Hang, Connecting = Limits.Hang };

    private protected ScriptedRuntimeApi Server { get; } = ScriptedRuntimeApi.Start();

    private protected CancellationToken Safety => _safety.Token;

    public virtual async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _safety.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract Transport NewTransport();

    /// <summary>Runs what blocks on a thread of its own, so that the test can play the server meanwhile.</summary>
    private protected Task<T> Beside<T>(Func<T> work) =>
        Task.Factory.StartNew(work, Safety, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Safety);

    private protected Task Beside(Action work) =>
        Task.Factory.StartNew(work, Safety, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Safety);

    private protected ValueTask<ScriptedRequest> RequestAsync() => Server.NextRequestAsync(Safety);

    private protected static LibcTransport NewLibcTransport()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The transport over libc is for Linux alone.");
        return new LibcTransport();
    }
}
