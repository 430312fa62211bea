namespace PluginRuntime.EndToEndTests.Cli.FirstContact;

/// <summary>Promise: whoever waits for a build is told so from the first moment, and standard output stays the result's.</summary>
public sealed class BuildProgressTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("progress");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("Building Waits …", "invoke")]
    [InlineData("Building Waits …", "list")]
    [InlineData("Building Waits …", "run", "--port", "0", "--no-watch")]
    [InlineData("Publishing Waits …", "layer", "-o", "{0}/layer.zip")]
    [InlineData("Publishing Waits …", "install", "--root", "{0}/root")]
    public async Task A_build_is_told_before_it_has_begun_to_compile(string told, string verb, params string[] options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The build is held by a shell.");
        var (gate, project) = (Path.Join(_folder.FullName, "gate"), Path.Join(_folder.FullName, "Waits.csproj"));
        await File.WriteAllTextAsync(
            project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <Target Name="Hold" BeforeTargets="CoreCompile"><Exec Command="while [ ! -e '{gate}' ]; do sleep 0.05; done" /></Target>
            </Project>
            """,
            Cancellation);
        await File.WriteAllTextAsync(Path.Join(_folder.FullName, "Function.cs"), HandlerFile.Greets, Cancellation);
        using var cli = CliProcess.Start([verb, project, .. options.Select(option => option.Replace("{0}", _folder.FullName, StringComparison.Ordinal))]);

        Assert.Equal(told, await cli.ReadErrorLineAsync());

        await File.WriteAllTextAsync(gate, "", Cancellation);
        if (verb == "run")
        {
            Assert.StartsWith("Serving ", await cli.ReadOutputLineAsync());
            await cli.SignalAsync("TERM");
        }

        await cli.FinishAsync();
    }
}
