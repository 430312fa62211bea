using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Layer.Publishing;

/// <summary>Promise: what <c>publish.sh</c> is going to do can be seen before, and what it wrote down stays.</summary>
[DiffersByUser]
public sealed class PublishPlanTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly PublishScript _script = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _script.Dispose();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_dry_run_prints_the_commands_and_runs_none()
    {
        var played = await _script.PlayAwsAsync("exit 9");

        var (exitCode, output, errors) = await _script.RunAsync(
            played, "--dry-run", "--region", "eu-central-1", "--public", _script.Zip("hello-x64.zip"));

        Assert.True(exitCode == 0, errors);
        var commands = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, commands.Length);
        Assert.StartsWith("aws lambda publish-layer-version --layer-name hello-x64 ", commands[0]);
        Assert.StartsWith("aws lambda add-layer-version-permission --layer-name hello-x64 ", commands[1]);
        Assert.Equal(PublishScript.EmptyRecord, await File.ReadAllTextAsync(_script.Record, Cancellation));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(new string[0], "linux-x64", "linux-arm64", "aspnet-linux-x64", "aspnet-linux-arm64")]
    [InlineData(new[] { "--arch", "arm64" }, "linux-arm64", "aspnet-linux-arm64")]
    [InlineData(new[] { "--flavour", "plain" }, "linux-x64", "linux-arm64")]
    [InlineData(new[] { "--flavour", "aspnet", "--arch", "x64" }, "aspnet-linux-x64")]
    public async Task Without_zips_those_of_the_build_are_meant_and_options_narrow_them_down(string[] options, params string[] layers)
    {
        _script.MoveIntoTree(
            "pluginruntime-linux-x64.zip", "pluginruntime-linux-arm64.zip",
            "pluginruntime-aspnet-linux-x64.zip", "pluginruntime-aspnet-linux-arm64.zip");

        var (exitCode, output, errors) = await _script.RunAsync("", ["--dry-run", "--region", "eu-central-1", .. options]);

        Assert.True(exitCode == 0, errors);
        var published = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(command => command.Split(' ')[4]);
        Assert.Equal(layers.Select(layer => "pluginruntime-" + layer), published);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_tracked_record_is_one_that_the_script_can_update()
    {
        File.Copy(Path.Combine(Repository.Root, "layer", "layers.json"), _script.Record, overwrite: true);

        var (exitCode, _, errors) = await _script.RunAsync(
            "", "--dry-run", "--region", "eu-central-1", _script.Zip("hello-x64.zip"));

        Assert.True(exitCode == 0, errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_line_of_the_record_is_exchanged_and_the_others_stay_as_they_are()
    {
        const string Before = """
            {
              "layers": [
                {"name":"hello-arm64","region":"eu-central-1","architectures":["arm64"],"version":3,"codeSha256":"YQ==","arn":"arn:aws:lambda:eu-central-1:123456789012:layer:hello-arm64:3"},
                {"name":"hello-x64","region":"eu-central-1","architectures":["x86_64"],"version":6,"codeSha256":"Yg==","arn":"arn:aws:lambda:eu-central-1:123456789012:layer:hello-x64:6"},
                {"name":"hello-x64","region":"us-east-1","architectures":["x86_64"],"version":4,"codeSha256":"Yw==","arn":"arn:aws:lambda:us-east-1:123456789012:layer:hello-x64:4"}
              ]
            }

            """;
        await File.WriteAllTextAsync(_script.Record, Before, Cancellation);
        var played = await _script.PlayAwsAsync(@"printf 'arn:aws:lambda:eu-central-1:123456789012:layer:hello-x64:7\t7\tZA==\n'");

        var (exitCode, output, errors) = await _script.RunAsync(played, "--region", "eu-central-1", _script.Zip("hello-x64.zip"));

        Assert.True(exitCode == 0, errors);
        Assert.Equal("arn:aws:lambda:eu-central-1:123456789012:layer:hello-x64:7\n", output);
        var expected = Before
            .Replace("\"version\":6,\"codeSha256\":\"Yg==\"", "\"version\":7,\"codeSha256\":\"ZA==\"", StringComparison.Ordinal)
            .Replace("layer:hello-x64:6", "layer:hello-x64:7", StringComparison.Ordinal);
        Assert.Equal(expected, await File.ReadAllTextAsync(_script.Record, Cancellation));
    }
}
