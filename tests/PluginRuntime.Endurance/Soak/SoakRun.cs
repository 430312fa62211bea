using PluginRuntime.Endurance.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Soak;

/// <summary>
/// Runs one scenario in a fresh process and looks at what it holds.
/// </summary>
internal sealed class SoakRun(string hostProgram, SoakScenario scenario, TextWriter output)
{
    private const int Samples = 20;
    private const string Invocation = "/2018-06-01/runtime/invocation/";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs it.</summary>
    /// <returns>What is wrong, each with the scenario's name; nothing if the process stayed as it was.</returns>
    public async Task<string[]> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = ScriptedRuntimeApi.Start(remembers: false);
        await using var host = RunningHost.Start(hostProgram, server.Endpoint, scenario.Handler);
        try
        {
            var samples = await RunAsync(server, host, cancellationToken);
            return [.. Growth.Find(samples, scenario.MemoryToleranceBytes).Select(growth => $"{scenario.Name}: {growth}")];
        }
        catch (Exception error) when (error is TimeoutException or InvalidDataException)
        {
            return [$"{scenario.Name}: {error.Message} The process wrote at last:\n{await host.EndAsync()}"];
        }
    }

    private async Task<List<Footprint>> RunAsync(ScriptedRuntimeApi server, RunningHost host, CancellationToken cancellationToken)
    {
        var payload = new byte[scenario.EventBytes];
        Array.Fill(payload, (byte)'x');
        var samples = new List<Footprint>();
        for (var number = 1; number <= scenario.Count; number++)
        {
            await InvokeAsync(server, host, $"soak-{number}", payload, cancellationToken);
            if (number * (long)Samples / scenario.Count > samples.Count)
            {
                samples.Add(Footprint.Of(host.Id));
                await output.WriteLineAsync($"{scenario.Name,-18} {number,7} of {scenario.Count} {samples[^1]}");
            }
        }

        return samples;
    }

    private async Task InvokeAsync(
        ScriptedRuntimeApi server, RunningHost host, string requestId, byte[] payload, CancellationToken cancellationToken)
    {
        var next = await ReceiveAsync(server, host, Invocation + "next", cancellationToken);
        await next.AnswerEventAsync(requestId, payload);
        var answer = await ReceiveAsync(server, host, $"{Invocation}{requestId}/{scenario.Ends}", cancellationToken);
        if (scenario.Ends == "response" && !answer.Body.AsSpan().SequenceEqual(payload))
        {
            throw new InvalidDataException($"{requestId} was answered with {answer.Body.Length} bytes that are not its event.");
        }

        await answer.AcceptedAsync();
    }

    private static async Task<ScriptedRequest> ReceiveAsync(
        ScriptedRuntimeApi server, RunningHost host, string path, CancellationToken cancellationToken)
    {
        var request = server.NextRequestAsync(cancellationToken).AsTask();
        if (await Task.WhenAny(request, host.Exit).WaitAsync(Patience, cancellationToken) != request)
        {
            throw new InvalidDataException($"The process ended with exit code {await host.Exit} instead of asking for {path}.");
        }

        var received = await request;
        return received.Path == path
            ? received
            : throw new InvalidDataException($"{received.Method} {received.Path} came instead of {path}.");
    }
}
