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
    public async Task What_is_published_gets_a_line_in_its_place_and_every_line_before_stays()
    {
        // By number, not by letters: 10 is the last. The oldest lines have neither time nor description.
        const string Before = """
            {
              "layers": [
                {"name":"hello-arm64","region":"eu-central-1","architectures":["arm64"],"version":3,"codeSha256":"YQ==","arn":"arn:aws:lambda:eu-central-1:123456789012:layer:hello-arm64:3"},
                {"name":"hello-x64","region":"eu-central-1","architectures":["x86_64"],"version":8,"codeSha256":"Yg==","arn":"arn:aws:lambda:eu-central-1:123456789012:layer:hello-x64:8"},
                {"name":"hello-x64","region":"eu-central-1","architectures":["x86_64"],"version":9,"codeSha256":"Yg==","arn":"arn:aws:lambda:eu-central-1:123456789012:layer:hello-x64:9","published":"2026-02-10T09:30:00Z","description":"Hello, again"},
                {"name":"hello-x64","region":"us-east-1","architectures":["x86_64"],"version":4,"codeSha256":"Yw==","arn":"arn:aws:lambda:us-east-1:123456789012:layer:hello-x64:4"}
              ]
            }

            """;
        await File.WriteAllTextAsync(_script.Record, Before, Cancellation);

        var lines = await PublishTenthAsync();

        var before = Before.Split('\n');
        Assert.Equal(before, lines.Where((_, index) => index != 5));
        Assert.Matches(
            """^    \{"name":"hello-x64","region":"eu-central-1","architectures":\["x86_64"\],"version":10,"codeSha256":"ZA==","arn":"[^"]*:layer:hello-x64:10","published":"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ","description":"Ten"\},$""",
            lines[5]);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_same_version_written_down_again_has_one_line()
    {
        await PublishTenthAsync();

        var lines = await PublishTenthAsync();

        Assert.Single(lines, line => line.Contains(":layer:hello-x64:10\"", StringComparison.Ordinal));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("PluginRuntime 1.0.0\nApache-2.0 AND MIT\n", "PluginRuntime 1.0.0", "Apache-2.0 AND MIT")]
    [InlineData("PluginRuntime 1.0.0\n", "PluginRuntime 1.0.0", "")]
    [InlineData(null, "Handler packages for PluginRuntime", "")]
    [InlineData("PluginRuntime 1.0.0\nApache-2.0 AND MIT\n", "Our own", "MIT", "--description", "Our own", "--license", "MIT")]
    public async Task What_the_build_says_of_a_zip_is_said_to_Lambda_unless_it_is_said_otherwise(
        string? beside, string description, string licence, params string[] options)
    {
        var zip = _script.Zip("hello-x64.zip");
        if (beside is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_script.Folder, "hello-x64.layer.txt"), beside, Cancellation);
        }

        var (exitCode, output, errors) = await _script.RunAsync("", ["--dry-run", "--region", "eu-central-1", .. options, zip]);

        Assert.True(exitCode == 0, errors);
        Assert.Contains($"--description {description.Replace(" ", @"\ ", StringComparison.Ordinal)} --", output);
        Assert.Equal(licence.Length > 0, output.Contains($"--license-info {licence.Replace(" ", @"\ ", StringComparison.Ordinal)} --", StringComparison.Ordinal));
        Assert.Contains("--compatible-runtimes provided.al2023 --compatible-architectures x86_64 ", output);
    }

    private async Task<string[]> PublishTenthAsync()
    {
        const string Arn = "arn:aws:lambda:eu-central-1:123456789012:layer:hello-x64:10";
        var played = await _script.PlayAwsAsync($@"printf '{Arn}\t10\tZA==\n'");

        var (exitCode, output, errors) = await _script.RunAsync(played, "--region", "eu-central-1", "--description", "Ten", ZipOnce());

        Assert.True(exitCode == 0, errors);
        Assert.Equal(Arn + "\n", output);
        return (await File.ReadAllTextAsync(_script.Record, Cancellation)).Split('\n');
    }

    private string ZipOnce() => Path.Combine(_script.Folder, "hello-x64.zip") is var zip && File.Exists(zip) ? zip : _script.Zip("hello-x64.zip");
}
