using System.Threading.Channels;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.Functions;

namespace PluginRuntime.Tests.Emulator;

/// <summary>A shell script in the place of the host, and the lines that it writes.</summary>
internal sealed class ChildScript(string script, Func<FunctionSettings, FunctionSettings>? change = null)
{
    /// <summary>
    /// Tells where the Runtime API is and then waits to be killed; the test plays the host's part over HTTP.
    /// </summary>
    public const string TellsAddressAndWaits = """echo "$AWS_LAMBDA_RUNTIME_API"; exec sleep 600""";

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public FunctionSettings Settings { get; } = (change ?? (settings => settings))(new FunctionSettings
    {
        Handler = "orders:create",
        TaskRoot = "/",
        Host = new HostCommand("/bin/sh", ["-c", script]),
    });

    /// <summary>Plays the part of the runtime at the address that the script has written.</summary>
    public async Task<PlayedRuntime> PlayAsync() => new(await ReadLineAsync());

    public Task<EmulatedFunction> StartAsync() => EmulatedFunction.StartAsync(Settings, Log, Cancellation);

    public ValueTask<string> ReadLineAsync() => _lines.Reader.ReadAsync(Cancellation);

    public IReadOnlyList<string> LinesSoFar()
    {
        var lines = new List<string>();
        while (_lines.Reader.TryRead(out var line))
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>A client for the address that the script has written.</summary>
    public async Task<HttpClient> ConnectAsync() =>
        new() { BaseAddress = new Uri($"http://{await ReadLineAsync()}/2018-06-01/runtime/") };

    /// <summary>Receives a line of the script, or of the log that it is part of.</summary>
    public void Log(string line) => _lines.Writer.TryWrite(line);
}
