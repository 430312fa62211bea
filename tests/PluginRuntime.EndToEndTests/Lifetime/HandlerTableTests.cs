using System.Text;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: of a package with a table no type and no method of a handler is looked up by reflection.
/// </summary>
/// <remarks>
/// The runtime's own record of each method that ran, compiled ahead of time or by the JIT, from the process's start to its end: in it a method
/// stands as its type's name, its own name and its signature, each ended by a zero.
/// </remarks>
public sealed class HandlerTableTests : IAsyncDisposable
{
    private const string EntryPointsAndJit = "Microsoft-Windows-DotNETRuntime:0x2000000010:5";

    private static readonly string[] Lookups =
    [
        "PluginRuntime.Handlers.Reflection.ReflectedPackage\0",
        "PluginRuntime.Handlers.Reflection.ReflectedType\0",
        "PluginRuntime.Handlers.StartupClass\0",
        "System.Reflection.RuntimeModule\0GetTypes\0",
        "System.RuntimeType\0GetInterfaces\0",
    ];

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("methods").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task With_a_table_nothing_of_a_handler_is_looked_up_by_reflection()
    {
        var ran = await RecordAsync("Greeter");

        Assert.Contains("PluginRuntime.Handlers.Tables.TableForm\0", ran, StringComparison.Ordinal);
        Assert.DoesNotContain(Lookups, lookup => ran.Contains(lookup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_one_each_of_the_lookups_is_in_the_record()
    {
        var ran = await RecordAsync("Echo");

        Assert.DoesNotContain("PluginRuntime.Handlers.Tables.TableForm\0", ran, StringComparison.Ordinal);
        Assert.All(Lookups, lookup => Assert.Contains(lookup, ran, StringComparison.Ordinal));
    }

    private async Task<string> RecordAsync(string package)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The published host is built and looked at on Linux alone.");
        var record = Path.Combine(_folder, package);
        (string, string?)[] variables = [("DOTNET_EnableEventPipe", "1"), ("DOTNET_EventPipeConfig", EntryPointsAndJit), ("DOTNET_EventPipeOutputPath", record)];
        await using var host = HostRun.Start(HostRun.PublishedHost(), _server.Endpoint, package, Repository.Published(package), variables);

        // The record is written when the process ends by itself.
        await (await _server.NextAsync()).AnswerAsync(Answers.Status(500));
        Assert.Equal(1, await host.ExitAsync());

        // A method's names begin at an even place or at an odd one.
        var bytes = await File.ReadAllBytesAsync(record, HostRun.Patience);
        return Encoding.Unicode.GetString(bytes) + Encoding.Unicode.GetString(bytes.AsSpan(1));
    }
}
