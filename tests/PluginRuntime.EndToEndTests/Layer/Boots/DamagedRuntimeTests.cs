using PluginRuntime.EndToEndTests.Processes;
using System.Diagnostics;

namespace PluginRuntime.EndToEndTests.Layer.Boots;

/// <summary>Promise: where .NET itself cannot start, the log says why in words, and the process ends with 1.</summary>
public sealed class DamagedRuntimeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("damaged layer").FullName;

    public DamagedRuntimeTests()
    {
        var layer = BuiltLayer.WithProgram;
        var host = Directory.CreateDirectory(Path.Combine(_folder, "host")).FullName;
        File.Copy(layer.Path("bootstrap"), Path.Combine(_folder, "bootstrap"));
        foreach (var file in Directory.GetFiles(layer.Path("host")))
        {
            File.CreateSymbolicLink(Path.Combine(host, Path.GetFileName(file)), file);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("System.Private.CoreLib.dll", null, "a file is missing")]
    [InlineData("System.Private.CoreLib.dll", "no assembly", "a file is no assembly")]
    [InlineData("libSystem.Native.so", null, "a native library cannot be loaded")]
    public async Task T3_a_file_of_NETs_that_is_missing_or_damaged_is_named(string name, string? content, string meaning)
    {
        var path = Path.Combine(_folder, "host", name);
        File.Delete(path);
        if (content is not null)
        {
            await File.WriteAllTextAsync(path, content, HostRun.Patience);
        }

        await AssertToldAsync([meaning, Path.GetFileNameWithoutExtension(name), "0x80", "Attach the layer as it was published"]);
    }

    [Fact]
    public async Task T3_a_heap_that_is_too_small_for_NET_is_told() =>
        await AssertToldAsync(["there is not enough memory", "0x8007000E", "DOTNET_GCHeapHardLimit=C000000"], ("DOTNET_GCHeapHardLimit", "1000"));

    [Fact]
    public async Task T3_a_collector_that_is_not_there_is_told() =>
        await AssertToldAsync(["a native library is missing", "DOTNET_*"], ("DOTNET_GCName", "libnowhere.so"));

    private async Task AssertToldAsync(string[] texts, params (string Name, string? Value)[] environment)
    {
        var (exitCode, output, error) = await BootstrapRun.RunAsync(new ProcessStartInfo(Path.Combine(_folder, "bootstrap")), environment);

        Assert.True(exitCode == 1, $"{exitCode}: {error}");
        Assert.Empty(output);
        Assert.StartsWith("bootstrap: ", error, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Contains(text, error, StringComparison.Ordinal));
    }
}
