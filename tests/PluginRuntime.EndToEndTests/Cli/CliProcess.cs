using System.Diagnostics;
using System.Text;
using PluginRuntime.Emulator.Processes;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>The built command line, started as its user starts it. Disposal kills it if it still runs.</summary>
internal sealed class CliProcess : IDisposable
{
    private readonly Process _process;

    private CliProcess(Process process) => _process = process;

    public int Id => _process.Id;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The folder of the built command line; its configuration is that of these tests.</summary>
    public static string Folder { get; } = Repository.Built("PluginRuntime.Cli");

    public static CliProcess Start(params string[] arguments) => StartFrom(Folder, arguments);

    public static CliProcess StartFrom(string folder, params string[] arguments) => StartFrom(folder, [], arguments);

    /// <summary>Starts it with temporary files in a folder of the test's.</summary>
    public static CliProcess StartWithTemporary(string temporary, params string[] arguments) => StartFrom(Folder, [("TMPDIR", temporary)], arguments);

    /// <summary>Starts it with variables of the test's.</summary>
    public static CliProcess StartWith((string Name, string Value)[] environment, params string[] arguments) => StartFrom(Folder, environment, arguments);

    private static CliProcess StartFrom(string folder, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(
            DotNetLocation.Find(), ["exec", Path.Combine(folder, "pluginruntime.dll"), .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        CompilerServer.UseIn(start);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new CliProcess(Process.Start(start)!);
    }

    /// <summary>Runs the command to its end, with nothing on standard input.</summary>
    public static async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var cli = Start(arguments);
        await cli.SendInputAsync("");
        return await cli.FinishAsync();
    }

    /// <summary>Sends all that the command gets on standard input, and its end.</summary>
    public async Task SendInputAsync(string input)
    {
        await _process.StandardInput.WriteAsync(input.AsMemory(), Cancellation);
        _process.StandardInput.Close();
    }

    public async Task<CliResult> FinishAsync()
    {
        using var output = new MemoryStream();
        var copied = _process.StandardOutput.BaseStream.CopyToAsync(output, Cancellation);
        var errors = await _process.StandardError.ReadToEndAsync(Cancellation);
        await copied;
        await _process.WaitForExitAsync(Cancellation);
        return new CliResult(_process.ExitCode, output.ToArray(), errors);
    }

    /// <summary>The next line that is not the command's own about the start of a host.</summary>
    public async Task<string?> ReadErrorLineAsync()
    {
        string? line;
        do
        {
            line = await ReadAnyErrorLineAsync();
        }
        while (line is not null && line.Contains("Host process ", StringComparison.Ordinal));
        return line;
    }

    public ValueTask<string?> ReadAnyErrorLineAsync() => _process.StandardError.ReadLineAsync(Cancellation);

    public ValueTask<string?> ReadOutputLineAsync() => _process.StandardOutput.ReadLineAsync(Cancellation);

    public Task SignalAsync(string name) => Signal.SendAsync(name, Id);

    /// <summary>Sends a signal to a process that may be gone.</summary>
    public Task TrySignalAsync(string name) => Signal.TrySendAsync(name, Id);

    /// <summary>Waits for the end and reads nothing.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(Cancellation);
        return _process.ExitCode;
    }

    /// <summary>Closes the reader's end of standard error.</summary>
    public void CloseErrors() => _process.StandardError.Close();

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

/// <summary>What a finished command left.</summary>
internal sealed record CliResult(int ExitCode, byte[] OutputBytes, string Errors)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);
}
