using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Emulator.Functions;

/// <summary>
/// The child of one life, with what its function's settings do to it: a limit of memory, a name to be found by, a debugger to wait for.
/// </summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly MemoryLimit? _memory;

    private FunctionProcess(HostProcess host, MemoryLimit? memory) => (Host, _memory) = (host, memory);

    /// <summary>The process.</summary>
    public HostProcess Host { get; }

    /// <summary>Whether the kernel has killed it since it took more memory than its function has.</summary>
    public bool WasOutOfMemory => _memory is { HasKilled: true };

    /// <summary>Starts it, and tells so in its log.</summary>
    /// <param name="settings">The function.</param>
    /// <param name="runtimeApi">Host and port of the Runtime API.</param>
    /// <param name="log">The log of this child alone.</param>
    public static FunctionProcess Start(FunctionSettings settings, string runtimeApi, FunctionLog log)
    {
        var memory = settings.LimitsMemory ? MemoryLimit.Of(settings.MemoryMegabytes) : null;
        try
        {
            var variables = LambdaVariables.For(settings, runtimeApi);
            var host = HostProcess.Start(memory?.Apply(settings.Host) ?? settings.Host, settings.TaskRoot, memory?.Apply(variables) ?? variables, log.Write);
            string?[] notes = [settings.WaitsForDebugger ? WaitOf(settings, host.Id) : null, memory?.Description];
            log.Started(host.Id, string.Join("; ", notes.Where(note => note is not null)));
            return new FunctionProcess(host, memory);
        }
        catch
        {
            memory?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _memory?.Dispose();
    }

    private static string WaitOf(FunctionSettings settings, int processId) =>
        $"it waits until a debugger is attached to process {processId}, '{settings.Host.ProcessName}' in the list of processes; no invocation times out";
}
