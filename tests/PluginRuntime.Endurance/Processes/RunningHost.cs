using System.Diagnostics;
using System.Text;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Processes;

/// <summary>
/// A host's process against a Runtime API of ours, from its start until it is ended by its id.
/// </summary>
/// <remarks>Its environment holds Lambda's variables and nothing of the machine's own. Of its output the end is kept.</remarks>
internal sealed class RunningHost : IAsyncDisposable
{
    private const int MostKeptCharacters = 4_000;

    // In hexadecimal: 4 MB of garbage, and the collector comes. By itself it lets lie as much as a processor's cache holds, which takes
    // tens of thousands of invocations to fill and looks like a leak until then.
    private static readonly (string, string) SmallNursery = ("DOTNET_GCgen0size", "400000");

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private RunningHost(Process process)
    {
        _process = process;
        _output = ReadEndAsync(process.StandardOutput);
        _errors = ReadEndAsync(process.StandardError);
        Exit = WaitAsync(process);
    }

    public int Id => _process.Id;

    /// <summary>Completes with the exit code when the process has ended.</summary>
    public Task<int> Exit { get; }

    /// <summary>Starts a host with one of the handlers of <c>tests/plugins/Endures</c>.</summary>
    public static RunningHost Start(string program, string endpoint, string handler)
    {
        var start = HostStart.Of([program], endpoint, "Endures:" + handler, Repository.Built("Endures"), ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769"), SmallNursery);
        return new RunningHost(Process.Start(start)!);
    }

    /// <summary>Ends the process if it still runs.</summary>
    /// <returns>The end of what it wrote.</returns>
    public async Task<string> EndAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await Exit;
        return await _output + await _errors;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
    }

    private static async Task<int> WaitAsync(Process process)
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static async Task<string> ReadEndAsync(StreamReader reader)
    {
        var end = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var count)
        {
            end.Append(buffer, 0, count);
            end.Remove(0, Math.Max(0, end.Length - MostKeptCharacters));
        }

        return end.ToString();
    }
}
