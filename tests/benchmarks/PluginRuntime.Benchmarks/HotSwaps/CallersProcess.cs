using System.Diagnostics;
using System.Globalization;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Benchmarks.HotSwaps;

/// <summary>The callers, in a process of their own: this program once more.</summary>
internal sealed class CallersProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _recordFile;

    /// <summary>Starts them.</summary>
    /// <param name="function">Where the function is invoked.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="recordFile">A file of theirs, which need not exist.</param>
    public CallersProcess(Uri function, int count, string recordFile)
    {
        _recordFile = recordFile;
        string[] arguments =
        [
            "exec",
            typeof(CallersProcess).Assembly.Location,
            CallersCommand.Name,
            function.ToString(),
            count.ToString(CultureInfo.InvariantCulture),
            recordFile,
        ];
        _process = Process.Start(
            new ProcessStartInfo(DotNetLocation.Find(), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>Waits until a version, or a later one, has answered one of them.</summary>
    /// <exception cref="ContenderFailedException">None did within a minute.</exception>
    public void WaitFor(int version)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            while (_process.StandardOutput.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult() is { } line)
            {
                if (int.Parse(line, CultureInfo.InvariantCulture) >= version)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }

        throw new ContenderFailedException(
            string.Create(CultureInfo.InvariantCulture, $"It answered no caller by version {version}."),
            string.Join('\n', End().Reasons),
            inner: null);
    }

    /// <summary>Lets them finish what is under way, and asks what became of their calls.</summary>
    /// <exception cref="ContenderFailedException">They could not say.</exception>
    public CallRecord End()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        return _process.ExitCode == 0
            ? CallRecord.ReadFrom(_recordFile)
            : throw new ContenderFailedException($"Its callers ended with exit code {_process.ExitCode}.", "", inner: null);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
