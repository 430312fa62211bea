using PluginRuntime.EndToEndTests.Handlers;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>Promise: a file goes in and a file comes out, without a byte added or changed on the way.</summary>
public sealed class ThumbnailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("thumbnail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task Invoking_the_thumbnails_DLL_with_a_PNG_file_writes_the_hosts_response_to_standard_output()
    {
        var png = Pictures.Png(256, 128);
        var file = Path.Combine(_folder, "x.png");
        await File.WriteAllBytesAsync(file, png, TestContext.Current.CancellationToken);

        var dll = Path.Combine(Repository.Built("Thumbnail"), "Thumbnail.dll");
        var result = await CliProcess.RunAsync("invoke", dll, "--event-file", file);

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal(await ResponseOfTheHostAsync(png), result.OutputBytes);
    }

    private static async Task<byte[]> ResponseOfTheHostAsync(byte[] payload)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = HostRun.Start(server, "Thumbnail", Repository.Built("Thumbnail"));
        return (await server.InvokeAsync("id-1", payload)).AssertResponse("id-1").Body;
    }
}
