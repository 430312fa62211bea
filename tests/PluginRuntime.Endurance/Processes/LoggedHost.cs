using System.Diagnostics;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Processes;

/// <summary>A host's process whose log is read while it runs. Disposal ends it, by its id.</summary>
internal sealed class LoggedHost : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HostOutput _output = new();
    private readonly Task _reading;

    private LoggedHost(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(_output.ReadAsync(process.StandardOutput), _output.ReadAsync(process.StandardError));
        Exit = process.WaitForExitAsync();
    }

    /// <summary>Completes when the process has ended.</summary>
    public Task Exit { get; }

    public static LoggedHost Start(ProcessStartInfo start) => new(Process.Start(start)!);

    /// <summary>All that it wrote so far.</summary>
    public string Output() => _output.SoFar();

    /// <summary>The whole records so far that hold a text, from it on.</summary>
    public string[] Lines(string text) =>
        [.. Whole().Where(line => line.Contains(text, StringComparison.Ordinal)).Select(line => line[line.IndexOf(text, StringComparison.Ordinal)..])];

    /// <summary>Waits until so many records hold one of the texts.</summary>
    /// <exception cref="TimeoutException">They do not come.</exception>
    /// <exception cref="InvalidDataException">A swap is refused, or the process ends.</exception>
    public async Task SeenAsync(string[] texts, int count, TimeSpan patience)
    {
        while (true)
        {
            var more = _output.More;
            if (texts.Sum(text => Lines(text).Length) >= count)
            {
                return;
            }

            if (Exit.IsCompleted || Lines("Swap refused: ").Length > 0)
            {
                throw new InvalidDataException($"{string.Join(" or ", texts)} did not come. It wrote: {Output()}");
            }

            await Task.WhenAny(more, Exit).WaitAsync(patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await Exit;
        await _reading;
        _process.Dispose();
    }

    private string[] Whole()
    {
        var output = Output();
        return output[..(output.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
