using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>Promise: what one of AWS's handlers throws reaches its caller as it was thrown, in the shape that AWS gives it.</summary>
public sealed class AwsErrorTests : IAsyncDisposable
{
    private const string Tea = """{"name":"tea"}""";
    private const string XRayHeader = "Lambda-Runtime-Function-XRay-Error-Cause";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var package in AwsPackages.All)
        {
            foreach (var method in (string[])["AtOnce", "WithoutResult", "InATask", "InAValueTask"])
            {
                all.Add(package, method);
            }
        }

        return all;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(All))]
    public async Task F1_an_exception_gives_its_type_its_message_and_the_handlers_own_frames(string package, string method)
    {
        await using var host = AwsPackages.Start(_server, package, "Failures::" + method);

        var error = (await _server.InvokeAsync("id-1", Tea)).AssertError("id-1", "Function.InvalidOperationException");
        (await _server.InvokeAsync("id-2", Tea)).AssertError("id-2", "Function.InvalidOperationException");

        Assert.Equal("InvalidOperationException", error.GetProperty("errorType").GetString());
        Assert.Equal("No stock for tea.", error.Message());
        Assert.StartsWith("at AwsForms.Failures." + method, Assert.Single(error.Frames()), StringComparison.Ordinal);
        Assert.False(error.TryGetProperty("cause", out _));
        Assert.False(error.TryGetProperty("causes", out _));
    }

    [Fact]
    public async Task F1_an_exception_that_nobody_threw_has_no_frames_and_is_no_aggregate()
    {
        var error = await FailAsync("InATaskThatHasFailed", "Function.InvalidOperationException");

        Assert.Equal("No stock for tea.", error.Message());
        Assert.Empty(error.Frames());
    }

    [Fact]
    public async Task F1_all_frames_of_the_handler_are_there_innermost_first()
    {
        var error = await FailAsync("FromDeepInside", "Function.InvalidOperationException");

        Assert.Collection(
            error.Frames(),
            frame => Assert.StartsWith("at AwsForms.Failures.Second", frame, StringComparison.Ordinal),
            frame => Assert.StartsWith("at AwsForms.Failures.First", frame, StringComparison.Ordinal),
            frame => Assert.StartsWith("at AwsForms.Failures.FromDeepInside", frame, StringComparison.Ordinal));
    }

    [Fact]
    public async Task F1_a_nested_type_has_its_short_name()
    {
        var error = await FailAsync("OfItsOwnType", "Function.SoldOutException");

        Assert.Equal("SoldOutException", error.GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task F2_an_inner_exception_is_the_cause()
    {
        var error = await FailAsync("WithACause", "Function.InvalidOperationException");

        var cause = error.GetProperty("cause");
        Assert.Equal("TimeoutException", cause.GetProperty("errorType").GetString());
        Assert.Equal("The store did not answer.", cause.Message());
        Assert.StartsWith("at AwsForms.Failures.WithACause", Assert.Single(cause.Frames()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WithSeveral")]
    [InlineData("WithSeveralInATask")]
    public async Task F2_an_aggregate_that_was_thrown_as_such_is_kept_and_names_all_it_holds(string method)
    {
        var error = await FailAsync(method, "Function.AggregateException");

        Assert.Equal("AggregateException", error.GetProperty("errorType").GetString());
        Assert.Equal(
            ["TimeoutException: one", "FormatException: two"],
            error.GetProperty("causes").EnumerateArray().Select(cause => $"{cause.GetProperty("errorType").GetString()}: {cause.Message()}"));
    }

    [Theory]
    [InlineData("AtOnce")]
    [InlineData("WithACause")]
    [InlineData("WithSeveral")]
    [InlineData("InATask")]
    public async Task The_trace_is_told_of_it_in_JSON(string method)
    {
        await using var host = AwsPackages.Start(_server, "AwsNewest", "Failures::" + method);

        var answer = await _server.InvokeAsync("id-1", Tea);

        var told = Assert.IsType<string>(answer.Header(XRayHeader));
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(told).RootElement.ValueKind);
        Assert.Contains("No stock for tea.", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("JSON")]
    public async Task F1_the_log_shows_the_exception_once_with_the_request_id(string format)
    {
        await using var host = AwsPackages.Start(_server, "AwsNewest", "Failures::AtOnce", ("AWS_LAMBDA_LOG_FORMAT", format));

        await _server.InvokeAsync("id-1", Tea);
        await _server.NextAsync();

        var record = Assert.Single(await host.EndAsync(), line => line.Contains("No stock for tea.", StringComparison.Ordinal));
        Assert.Contains("id-1", record, StringComparison.Ordinal);
        Assert.Contains("AwsForms.Failures.AtOnce", record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AwsFirst")]
    [InlineData("AwsUnknown")]
    public async Task An_event_that_the_serializer_cannot_read_fails_that_invocation_alone(string package)
    {
        await using var host = AwsPackages.Start(_server, package, "Parameters::Event");

        var refused = await _server.InvokeAsync("id-1", "not JSON");
        var next = await _server.InvokeAsync("id-2", Tea);

        Assert.Equal(Exchange.Invocation + "id-1/error", refused.Path);
        Assert.StartsWith("Function.", refused.Header("Lambda-Runtime-Function-Error-Type"), StringComparison.Ordinal);
        Assert.Equal("""{"said":"tea."}""", next.AssertResponse("id-2").BodyText);
    }

    private async Task<JsonElement> FailAsync(string method, string errorType)
    {
        await using var host = AwsPackages.Start(_server, "AwsNewest", "Failures::" + method);
        return (await _server.InvokeAsync("id-1", Tea)).AssertError("id-1", errorType);
    }
}
