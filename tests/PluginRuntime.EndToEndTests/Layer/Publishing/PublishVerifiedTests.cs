namespace PluginRuntime.EndToEndTests.Layer.Publishing;

/// <summary>Promise: <c>publish.sh</c> sends no handlers that the host would refuse, where <c>pluginruntime</c> is there to say so.</summary>
public sealed class PublishVerifiedTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly PublishScript _script = new();

    public void Dispose() => _script.Dispose();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_verify_refuses_is_not_sent_and_its_words_are_shown()
    {
        _ = await _script.PlayAwsAsync("echo called >> sent");
        var played = await _script.PlayAsync("pluginruntime", "echo \"error PLV1017 $*\"; exit 1");

        var (exitCode, output, errors) = await _script.RunAsync(played, PublishScript.VerifiedMark, "--region", "eu-central-1", _script.Zip("hello-x64.zip"));

        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        Assert.Contains($"error PLV1017 verify {_script.Folder}/hello-x64.zip --runtime linux-x64", errors, StringComparison.Ordinal);
        Assert.Contains("--no-verify", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_script.Folder, "sent")));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("hello-arm64.zip", "verify {0}/hello-arm64.zip --runtime linux-arm64", "")]
    [InlineData("hello.zip", "verify {0}/hello.zip", "--arch", "x64", "--arch", "arm64")]
    public async Task What_it_takes_is_sent_and_it_is_asked_for_the_zips_platform(string zip, string asked, params string[] options)
    {
        var played = await _script.PlayAsync("pluginruntime", "echo \"asked: $*\"");

        var (exitCode, output, errors) = await _script.RunAsync(
            played, [PublishScript.VerifiedMark, "--dry-run", "--region", "eu-central-1", .. options.Where(option => option.Length > 0), _script.Zip(zip)]);

        Assert.True(exitCode == 0, errors);
        Assert.Contains($"asked: {asked.Replace("{0}", _script.Folder, StringComparison.Ordinal)}\n", errors, StringComparison.Ordinal);
        Assert.StartsWith("aws lambda publish-layer-version", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task The_option_leaves_it_out()
    {
        var played = await _script.PlayAsync("pluginruntime", "exit 1");

        var (exitCode, _, errors) = await _script.RunAsync(
            played, PublishScript.VerifiedMark, "--no-verify", "--dry-run", "--region", "eu-central-1", _script.Zip("hello-x64.zip"));

        Assert.True(exitCode == 0, errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Where_it_is_not_installed_the_script_says_so_and_goes_on()
    {
        var (exitCode, _, errors) = await _script.RunAsync(
            "PATH=/usr/bin:/bin", PublishScript.VerifiedMark, "--dry-run", "--region", "eu-central-1", _script.Zip("hello-x64.zip"));

        Assert.True(exitCode == 0, errors);
        Assert.Contains("dotnet tool install --global PluginRuntime.Tool", errors, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_layer_without_handlers_is_not_asked_about()
    {
        var played = await _script.PlayAsync("pluginruntime", "exit 1");
        _script.MoveIntoTree();
        using (var zip = System.IO.Compression.ZipFile.Open(Path.Combine(_script.Folder, "host-x64.zip"), System.IO.Compression.ZipArchiveMode.Create))
        {
            zip.CreateEntry("bootstrap");
        }

        var (exitCode, _, errors) = await _script.RunAsync(
            played, PublishScript.VerifiedMark, "--dry-run", "--region", "eu-central-1", Path.Combine(_script.Folder, "host-x64.zip"));

        Assert.True(exitCode == 0, errors);
    }
}
