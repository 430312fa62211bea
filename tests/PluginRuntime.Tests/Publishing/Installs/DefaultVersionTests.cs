using System.Diagnostics;
using PluginRuntime.Publishing.Installs;

namespace PluginRuntime.Tests.Publishing.Installs;

public sealed class DefaultVersionTests
{
    [Theory]
    [InlineData("""[assembly: System.Reflection.AssemblyInformationalVersion("1.4.2-beta.1+3f9a01b")]""", "1\\.4\\.2-beta\\.1")]
    [InlineData("""[assembly: System.Reflection.AssemblyVersion("2.1.3.0")]""", "2\\.1\\.3\\.0")]
    [InlineData("", "0\\.0\\.0\\.0")]
    public async Task It_is_the_project_s_version_or_the_assembly_s_and_a_hash(string attribute, string version)
    {
        using var root = new InstallRoot(attribute);

        var installed = await root.InstallAsync(new InstallOptions());

        Assert.Matches($"^{version}-[0-9a-f]{{12}}$", installed.Version.Value);
    }

    [Fact]
    public async Task The_same_files_have_the_same_version_and_other_files_another()
    {
        using var root = new InstallRoot();

        var first = await root.InstallAsync(new InstallOptions());
        var again = await root.InstallAsync(new InstallOptions());
        root.Put("data/rates.csv", "2");
        var other = await root.InstallAsync(new InstallOptions());

        Assert.Equal((first.Version, true), (again.Version, again.WasThere));
        Assert.Equal(first.Version, other.Before);
        Assert.NotEqual(first.Version, other.Version);
    }

    [Fact]
    public async Task The_hash_can_be_made_by_hand()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere sha256sum has other names.");
        using var root = new InstallRoot();
        root.Put("data/rates.csv", "2");
        var installed = await root.InstallAsync(new InstallOptions());

        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "sha256sum data/rates.csv orders.dll | sha256sum"])
        {
            WorkingDirectory = root.Source.Location.Directory,
            RedirectStandardOutput = true,
        })!;
        var hash = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith($"-{hash[..12]}", installed.Version.Value);
    }

    [Fact]
    public async Task A_version_that_cannot_name_a_folder_is_told_with_both_ways_out()
    {
        using var root = new InstallRoot("""[assembly: System.Reflection.AssemblyInformationalVersion("1.0 beta")]""");

        var message = await root.RefusedAsync(new InstallOptions());

        Assert.Contains("has the version '1.0 beta' in orders.dll", message);
        Assert.Contains("Change <Version> in the project, or name a version by --version", message);
        Assert.Empty(root.LeftOver);
    }
}
