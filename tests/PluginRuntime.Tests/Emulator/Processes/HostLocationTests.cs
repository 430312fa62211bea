using PluginRuntime.Emulator.Processes;

namespace PluginRuntime.Tests.Emulator.Processes;

public sealed class HostLocationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("host-location-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_built_host_is_started_by_a_dotnet_with_a_full_path_and_told_where_the_runtime_is()
    {
        Touch("PluginRuntime.Host.dll", "PluginRuntime.Host");

        var command = HostLocation.At(_folder);

        Assert.True(Path.IsPathFullyQualified(command.FileName));
        Assert.Equal("dotnet", Path.GetFileNameWithoutExtension(command.FileName));
        Assert.Equal(["exec", Path.Combine(_folder, "PluginRuntime.Host.dll")], command.Arguments);
        Assert.True(Directory.Exists(Path.Combine(command.DotNetRoot!, "shared", "Microsoft.NETCore.App")));
    }

    [Fact]
    public void A_host_that_carries_its_runtime_is_started_itself()
    {
        Touch("PluginRuntime.Host.dll", "PluginRuntime.Host", "libhostpolicy.so");

        var command = HostLocation.At(_folder);

        Assert.Equal(Path.Combine(_folder, "PluginRuntime.Host"), command.FileName);
        Assert.Empty(command.Arguments);
        Assert.Null(command.DotNetRoot);
    }

    [Fact]
    public void Any_executable_can_be_named()
    {
        Touch("bootstrap");

        Assert.Equal(Path.Combine(_folder, "bootstrap"), HostLocation.At(Path.Combine(_folder, "bootstrap")).FileName);
    }

    [Fact]
    public void What_is_no_host_is_named_along_with_what_would_be_one()
    {
        var error = Assert.Throws<FileNotFoundException>(() => HostLocation.At(_folder));

        Assert.Contains($"'{_folder}'", error.Message);
        Assert.Contains("PluginRuntime.Host.dll", error.Message);
    }

    private void Touch(params string[] names)
    {
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(_folder, name), "");
        }
    }
}
