using System.Globalization;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests;

/// <summary>Promise: a process that lives long holds no more at its end than it did when it was warm.</summary>
public sealed class SoakTests : IAsyncDisposable
{
    // What the collector and the allocator may still shift about in a warm process.
    private const int AllowedGrowthKilobytes = 24 * 1024;

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start(remembers: false);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public Task Some_thousand_invocations_leave_memory_handles_and_threads_flat() => SoakAsync(3_000);

    [Fact(Explicit = true)]
    public Task A_hundred_thousand_invocations_leave_memory_handles_and_threads_flat() => SoakAsync(100_000);

    private async Task SoakAsync(int count)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process holds is read from /proc.");
        // A small heap collects often, as in a small function.
        await using var host = HostRun.Start(_server, "Greeter", Repository.Built("Greeter"), ("DOTNET_GCgen0size", "0x400000"));
        await InvokeAsync(1_000);
        var warm = Held(host);

        await InvokeAsync(count);

        var after = Held(host);
        Assert.InRange(after.ResidentKilobytes, 0, warm.ResidentKilobytes + AllowedGrowthKilobytes);
        Assert.InRange(after.Handles, 0, warm.Handles);
        Assert.InRange(after.Threads, 0, warm.Threads + 2);
        Assert.Equal(1, _server.ConnectionCount);
    }

    private async Task InvokeAsync(int count)
    {
        var payload = """{"name":"Ada"}"""u8.ToArray();
        for (var number = 0; number < count; number++)
        {
            // Every tenth fails: errors must leave nothing behind either.
            var isWrong = number % 10 == 9;
            var requestId = number.ToString(CultureInfo.InvariantCulture);
            var answer = await _server.InvokeAsync(requestId, isWrong ? [.. "["u8] : payload);
            Assert.Equal($"{Exchange.Invocation}{requestId}/{(isWrong ? "error" : "response")}", answer.Path);
        }
    }

    private static (long ResidentKilobytes, int Threads, int Handles) Held(HostRun host)
    {
        var folder = $"/proc/{host.ProcessId}";
        var status = File.ReadAllLines(folder + "/status");
        return (Number(status, "VmRSS:"), (int)Number(status, "Threads:"), Directory.GetFileSystemEntries(folder + "/fd").Length);
    }

    private static long Number(string[] status, string name) => long.Parse(
        status.Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture);
}
