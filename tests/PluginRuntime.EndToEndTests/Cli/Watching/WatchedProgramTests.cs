namespace PluginRuntime.EndToEndTests.Cli.Watching;

/// <summary>Promise: a program that is its own runtime is built and served anew after a change, also where packages are swapped.</summary>
public sealed class WatchedProgramTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly SourceProject _project = new();

    public WatchedProgramTests()
    {
        _project.Restore();
        _project.Write("Versions/Versions.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
            </Project>
            """);
        WriteVersion(1);
    }

    public void Dispose() => _project.Dispose();

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData]
    [InlineData("--hot-swap")]
    public async Task Another_build_is_served_by_another_process(params string[] options)
    {
        await using var run = await _project.RunAsync(options);
        var first = await SourceProject.CallAsync(run);
        Assert.Equal("v1", first.Version);

        WriteVersion(2);
        Assert.Matches(@"^Versions: rebuilt in \d+\.\d s, served \d+\.\d s after the change\.$", await run.LogLineAsync("rebuilt"));

        var second = await SourceProject.CallAsync(run);
        Assert.Equal("v2", second.Version);
        Assert.NotEqual(first.Process, second.Process);
    }

    private void WriteVersion(int version) => _project.Write("Versions/Handler.cs", $$"""
        using System;
        using System.Linq;
        using System.Net.Http;
        using System.Text.Json;

        using var http = new HttpClient { BaseAddress = new Uri($"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/invocation/") };
        while (true)
        {
            using var next = await http.GetAsync("next");
            next.EnsureSuccessStatusCode();
            var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
            using var answer = new StringContent(JsonSerializer.Serialize(new Answer("v{{version}}", Environment.ProcessId), JsonSerializerOptions.Web));
            (await http.PostAsync(id + "/response", answer)).EnsureSuccessStatusCode();
        }
        """);
}
