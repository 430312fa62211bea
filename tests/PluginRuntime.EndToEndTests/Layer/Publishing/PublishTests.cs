using System.Text.Json;

namespace PluginRuntime.EndToEndTests.Layer.Publishing;

/// <summary>Promise: <c>publish.sh</c> puts layers where functions can use them, and its record says where that is.</summary>
public sealed class PublishTests(MotoServer aws) : IClassFixture<MotoServer>, IAsyncLifetime
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const int OverFiftyMegabytes = 50 * 1024 * 1024;

    private PublishScript _script = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await aws.RequireAsync();
        _script = new PublishScript();
    }

    public ValueTask DisposeAsync()
    {
        _script.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Each_zip_goes_to_each_region_and_each_ARN_is_printed_and_recorded()
    {
        string[] zips = [_script.Zip("each-linux-x64.zip"), _script.Zip("each-linux-arm64.zip")];

        var arns = await PublishAsync(["--region", "us-east-1", "--region", "eu-central-1", .. zips]);

        Assert.Equal(
            [
                "arn:aws:lambda:us-east-1:123456789012:layer:each-linux-x64:1",
                "arn:aws:lambda:us-east-1:123456789012:layer:each-linux-arm64:1",
                "arn:aws:lambda:eu-central-1:123456789012:layer:each-linux-x64:1",
                "arn:aws:lambda:eu-central-1:123456789012:layer:each-linux-arm64:1",
            ],
            arns);
        Assert.Equal(arns.Order(StringComparer.Ordinal), Recorded("arn").Order(StringComparer.Ordinal));
        Assert.Equal(["each-linux-arm64", "each-linux-arm64", "each-linux-x64", "each-linux-x64"], Recorded("name"));
        Assert.Equal(["eu-central-1", "us-east-1", "eu-central-1", "us-east-1"], Recorded("region"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Published_again_a_layer_has_both_versions_in_the_record()
    {
        string[] arguments = ["--region", "us-east-1", _script.Zip("again-x64.zip"), _script.Zip("again-arm64.zip")];
        await PublishAsync(arguments);
        var first = Recorded("arn");

        var second = await PublishAsync(arguments);

        Assert.Equal(first.Concat(second).Order(StringComparer.Ordinal), Recorded("arn"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Lambda_is_told_what_the_layer_is_and_under_which_licence()
    {
        await PublishAsync("--region", "us-east-1", "--description", "Orders, 12.1", "--license", "MIT AND Apache-2.0", _script.Zip("said-x64.zip"));

        var layer = await AskAsync("lambda get-layer-version --layer-name said-x64 --version-number 1");

        Assert.Equal("Orders, 12.1", layer.GetProperty("Description").GetString());
        Assert.Equal("MIT AND Apache-2.0", layer.GetProperty("LicenseInfo").GetString());
        Assert.Equal(["Orders, 12.1"], Recorded("description"));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("linux-x64", "x86_64")]
    [InlineData("linux-arm64", "arm64")]
    public async Task The_zip_s_name_says_what_the_layer_is_for(string platform, string architecture)
    {
        await PublishAsync("--region", "us-east-1", _script.Zip($"named-{platform}.zip"));

        var layer = await AskAsync($"lambda get-layer-version --layer-name named-{platform} --version-number 1");

        Assert.Equal([architecture], Texts(layer.GetProperty("CompatibleArchitectures")));
        Assert.Equal(["provided.al2023"], Texts(layer.GetProperty("CompatibleRuntimes")));
        Assert.Equal(layer.GetProperty("Content").GetProperty("CodeSha256").GetString(), Assert.Single(Recorded("codeSha256")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_zip_for_both_processors_is_one_layer_with_the_name_that_is_given()
    {
        var arn = Assert.Single(await PublishAsync(
            "--region", "us-east-1", "--name", "both", "--arch", "x64", "--arch", "arm64", _script.Zip("handlers.zip")));

        Assert.EndsWith(":layer:both:1", arn);
        var layer = await AskAsync("lambda get-layer-version --layer-name both --version-number 1");
        Assert.Equal(["x86_64", "arm64"], Texts(layer.GetProperty("CompatibleArchitectures")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Unless_it_is_said_the_layer_is_shared_with_nobody()
    {
        await PublishAsync("--region", "us-east-1", _script.Zip("own-x64.zip"));

        var (exitCode, _, errors) = await aws.AwsAsync(PolicyOf("own-x64"));

        Assert.NotEqual(0, exitCode);
        Assert.Contains("(ResourceNotFoundException)", errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_public_layer_may_be_used_by_everybody()
    {
        await PublishAsync("--region", "us-east-1", "--public", _script.Zip("public-x64.zip"));

        var statement = await StatementAsync("public-x64");

        Assert.Equal("lambda:GetLayerVersion", statement.GetProperty("Action").GetString());
        Assert.Equal("*", statement.GetProperty("Principal").GetString());
        Assert.False(statement.TryGetProperty("OrganizationId", out _));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_layer_of_an_organization_may_be_used_by_that_organization()
    {
        await PublishAsync("--region", "us-east-1", "--organization-id", "o-a1b2c3d4e5", _script.Zip("shared-x64.zip"));

        var statement = await StatementAsync("shared-x64");

        Assert.Equal("lambda:GetLayerVersion", statement.GetProperty("Action").GetString());
        Assert.Equal("o-a1b2c3d4e5", statement.GetProperty("OrganizationId").GetString());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_function_can_be_created_on_the_ARN_that_is_printed()
    {
        var arn = Assert.Single(await PublishAsync("--region", "us-east-1", _script.Zip("used-x64.zip")));
        await AskAsync("iam create-role --role-name runs --assume-role-policy-document '{}'");

        var function = await AskAsync(
            "lambda create-function --function-name hello --runtime provided.al2023 --handler hello "
            + $"--role arn:aws:iam::123456789012:role/runs --zip-file 'fileb://{_script.Zip("placeholder.zip")}' --layers {arn}");

        Assert.Equal(arn, Assert.Single(function.GetProperty("Layers").EnumerateArray()).GetProperty("Arn").GetString());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_zip_over_50_MB_goes_by_the_bucket_of_its_region()
    {
        await AskAsync("s3api create-bucket --bucket layers-us-east-1");
        var zip = _script.Zip("large-x64.zip", OverFiftyMegabytes);

        await PublishAsync("--region", "us-east-1", "--bucket", "layers-{region}", zip);

        var upload = await AskAsync("s3api head-object --bucket layers-us-east-1 --key large-x64.zip");
        Assert.Equal(new FileInfo(zip).Length, upload.GetProperty("ContentLength").GetInt64());
        var layer = await AskAsync("lambda get-layer-version --layer-name large-x64 --version-number 1");
        Assert.Equal(new FileInfo(zip).Length, layer.GetProperty("Content").GetProperty("CodeSize").GetInt64());
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_failure_on_the_way_tells_what_was_published_until_then()
    {
        string[] zips = [_script.Zip("half-x64.zip"), _script.Zip("half-arm64.zip", OverFiftyMegabytes)];

        var (exitCode, output, errors) = await _script.RunAsync(
            aws.Variables, ["--region", "us-east-1", "--bucket", "nobody-s-bucket", .. zips]);

        Assert.Equal(1, exitCode);
        const string Arn = "arn:aws:lambda:us-east-1:123456789012:layer:half-x64:1";
        Assert.Equal(Arn + "\n", output);
        Assert.Contains("could not be uploaded to the bucket nobody-s-bucket", errors);
        Assert.Contains($"Published and in {_script.Record}: {Arn}\n", errors);
        Assert.Equal([Arn], Recorded("arn"));
    }

    private static string PolicyOf(string layer) => $"lambda get-layer-version-policy --layer-name {layer} --version-number 1";

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private async Task<string[]> PublishAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await _script.RunAsync(aws.Variables, arguments);
        Assert.True(exitCode == 0, errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<JsonElement> AskAsync(string command)
    {
        var (exitCode, output, errors) = await aws.AwsAsync(command + " --output json");
        Assert.True(exitCode == 0, errors);
        return JsonDocument.Parse(output.Length == 0 ? "{}" : output).RootElement;
    }

    private async Task<JsonElement> StatementAsync(string layer)
    {
        var answer = await AskAsync(PolicyOf(layer));
        var policy = JsonDocument.Parse(answer.GetProperty("Policy").GetString()!).RootElement;
        return Assert.Single(policy.GetProperty("Statement").EnumerateArray());
    }

    private string[] Recorded(string property)
    {
        using var record = JsonDocument.Parse(File.ReadAllText(_script.Record));
        return [.. record.RootElement.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty(property).GetString()!)];
    }
}
