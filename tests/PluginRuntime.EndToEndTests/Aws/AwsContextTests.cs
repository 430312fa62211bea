using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>Promise: the context of AWS's handlers tells all that Lambda told the host, in every release's interface.</summary>
public sealed class AwsContextTests : IAsyncDisposable
{
    private const string Caller =
        """Lambda-Runtime-Client-Context: {"client":{"app_package_name":"com.example.shop","app_title":"Shop","app_version_code":"7","app_version_name":"1.7","installation_id":"i-1"},"custom":{"theme":"dark"},"env":{"locale":"de","make":"none"}}""" + "\r\n" +
        """Lambda-Runtime-Cognito-Identity: {"cognitoIdentityId":"eu-central-1:identity","cognitoIdentityPoolId":"eu-central-1:pool"}""" + "\r\n";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public static TheoryData<string> Packages => [.. AwsPackages.All];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task It_tells_of_the_function_and_the_invocation(string package)
    {
        await using var host = AwsPackages.Start(
            _server,
            package,
            "Contexts::All",
            ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/scripted"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]stream"));

        await _server.InvokeAsync("id-1", """{"name":"Ada"}""");
        var told = Read(await _server.InvokeAsync("id-2", """{"name":"Eve"}"""), "id-2");

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Event"] = "Eve",
                ["AwsRequestId"] = "id-2",
                ["FunctionName"] = "scripted",
                ["FunctionVersion"] = "$LATEST",
                ["InvokedFunctionArn"] = Answers.FunctionArn,
                ["LogGroupName"] = "/aws/lambda/scripted",
                ["LogStreamName"] = "2026/01/01/[$LATEST]stream",
                ["MemoryLimitInMB"] = "512",
                ["TimeIsLeft"] = "True",
                ["HasLogger"] = "True",
            },
            told);
    }

    [Fact]
    public async Task What_no_variable_tells_is_nothing()
    {
        await using var host = AwsPackages.Start(
            _server, AwsPackages.All[0], "Contexts::All", ("AWS_LAMBDA_FUNCTION_NAME", ""), ("AWS_LAMBDA_FUNCTION_VERSION", ""));

        var told = Read(await _server.InvokeAsync("id-1", """{"name":"Ada"}"""), "id-1");

        Assert.All(["FunctionName", "FunctionVersion", "LogGroupName", "LogStreamName"], name => Assert.Null(told[name]));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task It_tells_of_the_caller_and_of_no_earlier_one(string package)
    {
        await using var host = AwsPackages.Start(_server, package, "Contexts::Caller");

        var first = Read(await _server.InvokeAsync("id-1", "", Caller), "id-1");
        var second = Read(await _server.InvokeAsync("id-2", ""), "id-2");

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Environment"] = "locale=de make=none",
                ["Custom"] = "theme=dark",
                ["AppPackageName"] = "com.example.shop",
                ["AppTitle"] = "Shop",
                ["AppVersionCode"] = "7",
                ["AppVersionName"] = "1.7",
                ["InstallationId"] = "i-1",
                ["IdentityId"] = "eu-central-1:identity",
                ["IdentityPoolId"] = "eu-central-1:pool",
            },
            first);
        Assert.All(second, pair => Assert.Null(pair.Value));
    }

    [Theory]
    [InlineData("Client-Context", "{\"custom\":")]
    [InlineData("Client-Context", "[1]")]
    [InlineData("Cognito-Identity", "{\"cognitoIdentityId\":")]
    public async Task H4_what_is_not_JSON_of_a_caller_fails_the_invocation_that_asks_for_it_and_no_other(string header, string value)
    {
        await using var host = AwsPackages.Start(_server, "AwsNewest", "Contexts::Caller");

        var failed = await _server.InvokeAsync("id-1", "", $"Lambda-Runtime-{header}: {value}\r\n");
        var served = Read(await _server.InvokeAsync("id-2", "", Caller), "id-2");

        failed.AssertError("id-1", "Function.FormatException");
        Assert.Equal("theme=dark", served["Custom"]);
    }

    [Theory]
    [InlineData("AwsNewest")]
    [InlineData("AwsUnknown")]
    public async Task It_has_what_newer_releases_added(string package)
    {
        await using var host = AwsPackages.Start(_server, package, "Contexts::Newer");

        var first = Read(await _server.InvokeAsync("id-1", "", "Lambda-Runtime-Aws-Tenant-Id: blue\r\n"), "id-1");
        var second = Read(await _server.InvokeAsync("id-2", ""), "id-2");

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["TenantId"] = "blue",
                ["TraceId"] = Answers.TraceId,
                ["CurrentTraceId"] = Answers.TraceId,
                ["Serializer"] = "CamelCaseSerializer",
            },
            first);
        Assert.Null(second["TenantId"]);
    }

    [Fact]
    public async Task L3_in_concurrent_mode_each_invocation_has_its_own_trace()
    {
        await using var host = AwsPackages.Start(_server, "AwsNewest", "Contexts::Newer", ("AWS_LAMBDA_MAX_CONCURRENCY", "2"));
        ScriptedRequest[] waiting = [await _server.NextAsync(), await _server.NextAsync()];

        for (var number = 0; number < 2; number++)
        {
            await waiting[number].AnswerAsync(Answers.Whole(
                $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id-{number}\r\nLambda-Runtime-Trace-Id: trace of id-{number}\r\nContent-Length: 0\r\n\r\n", ""u8));
            var told = Read(await _server.NextRequestAsync(HostRun.Patience), $"id-{number}");

            Assert.Equal($"trace of id-{number}", told["CurrentTraceId"]);
        }
    }

    [Theory]
    [InlineData("AwsNewest")]
    [InlineData("AwsUnknown")]
    public async Task Its_serializer_is_the_methods_own_where_it_has_one(string package)
    {
        await using var host = AwsPackages.Start(_server, package, "Contexts::NewerMarked");

        var answer = await _server.InvokeAsync("id-1", "");

        Assert.Equal("""{"marked":{"Said":"MarkingSerializer."}}""", answer.AssertResponse("id-1").BodyText);
    }

    [Fact]
    public async Task A_member_of_which_nobody_has_heard_is_its_types_default_or_the_interfaces_own()
    {
        await using var host = AwsPackages.Start(_server, "AwsUnknown", "Contexts::Unheard");

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["Context"] = null,
                ["ContextMethod"] = "0",
                ["ContextByDefault"] = "the interface's own",
                ["Logger"] = "False",
                ["ClientContext"] = null,
                ["Identity"] = null,
            },
            Read(await _server.InvokeAsync("id-1", "", Caller), "id-1"));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Around_it_types_are_found_by_name(string package)
    {
        await using var host = AwsPackages.Start(_server, package, "Surroundings::Types");

        var answer = await _server.InvokeAsync("id-1", "");

        Assert.Equal(
            ["Surroundings", "Surroundings", "Surroundings", "Surroundings"],
            JsonSerializer.Deserialize<string?[]>(answer.AssertResponse("id-1").Body)!);
    }

    [Fact]
    public async Task Around_it_files_are_found_by_the_base_directory()
    {
        var package = Repository.Built("AwsNewest");
        await using var host = AwsPackages.Start(_server, "AwsNewest", "Surroundings::Folders");

        var answer = await _server.InvokeAsync("id-1", "");

        Assert.Equal([package + "/", package], JsonSerializer.Deserialize<string[]>(answer.AssertResponse("id-1").Body)!);
    }

    private static Dictionary<string, string?> Read(ScriptedRequest answer, string requestId) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(answer.AssertResponse(requestId).Body)!;
}
