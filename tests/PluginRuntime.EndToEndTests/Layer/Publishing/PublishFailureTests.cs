using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Layer.Publishing;

/// <summary>Promise: <c>publish.sh</c> refuses what cannot work before it sends anything, and hides no failure after.</summary>
[DiffersByUser]
public sealed class PublishFailureTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string InOneRegion = "AWS_REGION=eu-central-1";
    private const string FourTimes = SixtyFour + SixtyFour + SixtyFour + SixtyFour;
    private const string DescriptionOf257 = FourTimes + "x";
    private const string SixtyFour = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Arn = "arn:aws:lambda:eu-central-1:123456789012:layer:hello-x64:7";

    private readonly PublishScript _script = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _script.Dispose();

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("There is no option --publc.", "--publc")]
    [InlineData("The option --region needs a value.", "--region")]
    [InlineData("The option --name needs a value.", "--name", "--public")]
    [InlineData("'mars' is not the name of a region", "--region", "mars")]
    [InlineData("eu-west-1 is given twice", "--region", "eu-west-1", "--region", "eu-west-1")]
    [InlineData("'arm' is not an architecture", "--arch", "arm")]
    [InlineData("'big' is not a flavour", "--flavour", "big")]
    [InlineData("--flavour chooses among the zips of artifacts/layer", "--flavour", "aspnet", "hello-x64.zip")]
    [InlineData("exclude each other", "--public", "--organization-id", "o-a1b2c3d4e5")]
    [InlineData("'acme' is not the id of an organization", "--organization-id", "acme")]
    [InlineData("'my layer' is not a layer's name", "--name", "my layer", "hello-x64.zip")]
    [InlineData("--name is for one zip, and 2 are meant", "--name", "both", "hello-x64.zip", "hello.zip")]
    [InlineData("'My_Bucket' is not a bucket's name", "--bucket", "My_Bucket", "hello-x64.zip")]
    [InlineData("The description of hello-x64.zip has 257 characters", "--description", DescriptionOf257, "hello-x64.zip")]
    [InlineData("The licence of hello-x64.zip has 513 characters", "--license", FourTimes + DescriptionOf257, "hello-x64.zip")]
    [InlineData("The description of hello-x64.zip has a character", "--description", "say \"hello\"", "hello-x64.zip")]
    [InlineData("The description of hello-x64.zip has a character", "--description", "two\nlines", "hello-x64.zip")]
    [InlineData("The option --description needs a value.", "--description")]
    [InlineData("There is no file none-x64.zip.", "none-x64.zip")]
    [InlineData("The file text-x64.zip is not a zip.", "text-x64.zip")]
    [InlineData("does not tell what it is for", "hello.zip")]
    [InlineData("--arch says arm64, and the name of hello-x64.zip says x64", "--arch", "arm64", "hello-x64.zip")]
    [InlineData("Two zips would be the layer hello-x64.", "hello-x64.zip", "./hello-x64.zip")]
    [InlineData("There is no file nowhere.json.", "--layers-file", "nowhere.json", "hello-x64.zip")]
    [InlineData("other.json is not a record that this script wrote", "--layers-file", "other.json", "hello-x64.zip")]
    public async Task Wrong_use_is_named_and_nothing_is_done(string message, params string[] arguments)
    {
        _script.Zip("hello-x64.zip");
        _script.Zip("hello.zip");
        await File.WriteAllTextAsync(Path.Combine(_script.Folder, "text-x64.zip"), "Not found", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_script.Folder, "other.json"), "{\"layers\":[{\"mine\":1}]}\n", Cancellation);

        // Whatever it called would be called by this name, and would fail otherwise than by wrong use.
        var (exitCode, output, errors) = await _script.RunAsync(await PlayedAwsAsync("exit 9"), arguments);

        Assert.Contains(message, errors);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal(PublishScript.EmptyRecord, await File.ReadAllTextAsync(_script.Record, Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Without_a_region_it_asks_for_one()
    {
        var (exitCode, _, errors) = await _script.RunAsync("env -u AWS_DEFAULT_REGION", _script.Zip("hello-x64.zip"));

        Assert.Equal(2, exitCode);
        Assert.Contains("--region eu-central-1", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_zip_over_50_MB_is_refused_with_the_advice_to_name_a_bucket()
    {
        var zip = _script.Zip("large-x64.zip", contentBytes: 50 * 1024 * 1024);

        var (exitCode, _, errors) = await _script.RunAsync(InOneRegion, zip);

        Assert.Equal(2, exitCode);
        Assert.Contains("--bucket my-layers-{region}", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task One_bucket_for_several_regions_is_refused()
    {
        var zip = _script.Zip("large-x64.zip", contentBytes: 50 * 1024 * 1024);

        var (exitCode, _, errors) = await _script.RunAsync("", "--region", "eu-west-1", "--region", "us-east-1", "--bucket", "layers", zip);

        Assert.Equal(2, exitCode);
        Assert.Contains("One bucket cannot serve several regions", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Without_the_AWS_CLI_it_says_what_to_install()
    {
        var (exitCode, _, errors) = await _script.RunAsync($"{InOneRegion} PATH='{ToolsWithoutAws()}'", _script.Zip("hello-x64.zip"));

        Assert.Equal(2, exitCode);
        Assert.Contains("The AWS CLI, the program aws, is not on PATH.", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_server_that_does_not_answer_is_a_failure_and_what_it_did_is_left_open()
    {
        Assert.SkipUnless(await AwsCli.FindAsync() is not null, "The AWS CLI is not installed.");

        // Nothing listens on port 1, and no ordinary user may.
        var (exitCode, output, errors) = await _script.RunAsync(
            $"{InOneRegion} AWS_ENDPOINT_URL=http://127.0.0.1:1", _script.Zip("hello-x64.zip"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("http://127.0.0.1:1/", errors);
        Assert.Contains("hello-x64 could not be published in eu-central-1", errors);
        Assert.Contains("No answer came that says whether it is published: hello-x64 in eu-central-1", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_server_that_refuses_is_a_failure_with_nothing_published()
    {
        var played = await PlayedAwsAsync("echo '(AccessDeniedException)' >&2; exit 254");

        var (exitCode, output, errors) = await _script.RunAsync(played, _script.Zip("hello-x64.zip"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("(AccessDeniedException)", errors);
        Assert.Contains("Nothing was published.", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_layer_that_was_published_and_could_not_be_shared_is_told_and_not_recorded()
    {
        var played = await PlayedAwsAsync($"case $2 in publish-*) printf '{Arn}\\t7\\tc2hh\\n' ;; *) exit 254 ;; esac");

        var (exitCode, output, errors) = await _script.RunAsync(played, "--public", _script.Zip("hello-x64.zip"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains($"Published, but not in the record and perhaps not shared: {Arn}\n", errors);
        Assert.Equal(PublishScript.EmptyRecord, await File.ReadAllTextAsync(_script.Record, Cancellation));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task An_answer_without_an_ARN_is_no_success()
    {
        var (exitCode, output, errors) = await _script.RunAsync(await PlayedAwsAsync("echo None"), _script.Zip("hello-x64.zip"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("answered 'None'", errors);
        Assert.Contains("No answer came that says whether it is published: hello-x64 in eu-central-1", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_termination_while_it_waits_for_the_server_is_told_with_what_was_asked_for()
    {
        // The shell that becomes the script knows the process id that the script will have.
        var played = await PlayedAwsAsync("kill -TERM $SCRIPT_ID") + " sh -c 'SCRIPT_ID=$$ exec \"$0\" \"$@\"'";

        var (exitCode, output, errors) = await _script.RunAsync(played, _script.Zip("hello-x64.zip"));

        Assert.Equal((143, ""), (exitCode, output));
        Assert.Contains("No answer came that says whether it is published: hello-x64 in eu-central-1", errors);
    }

    private async Task<string> PlayedAwsAsync(string commands) => $"{InOneRegion} {await _script.PlayAwsAsync(commands)}";

    /// <summary>A folder with what the script needs but <c>aws</c>.</summary>
    private string ToolsWithoutAws()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_script.Folder, "tools")).FullName;
        foreach (var tool in (string[])["bash", "basename", "dirname", "grep", "head", "mv", "sed", "sort", "tr", "wc", "cat", "cut", "date"])
        {
            var source = ((string[])["/usr/bin", "/bin"]).Select(place => Path.Combine(place, tool)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(folder, tool), source);
        }

        return folder;
    }
}
