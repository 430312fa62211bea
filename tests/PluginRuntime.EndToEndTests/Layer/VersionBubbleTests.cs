using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.LayerBuild.Bubble;
using PluginRuntime.ScriptedServer;
using BuildException = PluginRuntime.LayerBuild.BuildException;

namespace PluginRuntime.EndToEndTests.Layer;

/// <summary>Promise: the host is started with exactly the framework that it was compiled together with, or not at all.</summary>
public sealed class VersionBubbleTests : IDisposable
{
    private const string Host = "PluginRuntime.Host.dll";
    private const string Patched = "System.Memory.dll";

    private readonly string _folder = Directory.CreateTempSubdirectory("patched layer").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(BuiltLayer.TreeNames), MemberType = typeof(BuiltLayer))]
    public void Each_layers_host_asks_for_the_files_beside_it(string layer)
    {
        BuiltLayer.SkipUnlessBuilt();
        var image = new BuiltLayer(layer).Path("host/" + Host);

        Assert.Contains("System.Private.CoreLib", ModuleIds.ExpectedBy(image).Keys);
        Assert.Contains("System.Text.Json", ModuleIds.ExpectedBy(image).Keys);
        ModuleIds.Check(image);
    }

    [Fact]
    public void The_build_refuses_a_file_of_another_build_and_one_that_is_not_there()
    {
        var host = Patch();

        Assert.Contains(Patched, Assert.Throws<BuildException>(() => ModuleIds.Check(Path.Combine(host, Host))).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(host, Patched));
        Assert.Contains(Patched, Assert.Throws<BuildException>(() => ModuleIds.Check(Path.Combine(host, Host))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_file_of_another_build_the_runtime_ends_at_once_and_names_the_files()
    {
        var host = Patch();
        await using var server = ScriptedRuntimeApi.Start();
        await using var run = HostRun.Start([Path.Combine(Path.GetDirectoryName(host)!, "bootstrap")], server.Endpoint, "Echo", Repository.Published("Echo"));

        Assert.NotEqual(0, await run.ExitAsync());
        Assert.Contains("MVID mismatch", await run.StandardErrorAsync(), StringComparison.Ordinal);
    }

    // The same code with another id, as a security fix has.
    private string Patch()
    {
        BuiltLayer.SkipUnlessBuilt();
        CopiedFolder.Write(BuiltLayer.OfThisMachine.Tree, _folder);

        var patched = Path.Combine(_folder, "host", Patched);
        var bytes = File.ReadAllBytes(patched);
        Guid.NewGuid().TryWriteBytes(bytes.AsSpan(bytes.AsSpan().IndexOf(IdOf(patched).ToByteArray())));
        File.WriteAllBytes(patched, bytes);
        return Path.Combine(_folder, "host");
    }

    private static Guid IdOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
