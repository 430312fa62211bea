using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>
/// Promise: a handler that was written for AWS's own .NET runtime answers as it does there, whichever release it was built with.
/// </summary>
/// <remarks>
/// Each row is two processes side by side, one for each format of the log. All forms are called in the process of PluginRuntime.Tests, by the
/// same loader and binder.
/// </remarks>
public sealed class AwsHandlerFormsTests
{
    private const string Ada = """{"name":"Ada"}""";
    private const string SaidAda = """{"said":"Ada."}""";

    // Type and method, event, response.
    private static readonly (string Method, string Event, string Response)[] Kinds =
    [
        ("Parameters::EventAndContext", Ada, """{"said":"Ada id-1."}"""),
        ("Results::TaskLater", Ada, ""),
        ("Streams::OutLater", "bytes", "bytes."),
    ];

    public static TheoryData<string, string> KindsOfEachPackage()
    {
        var all = new TheoryData<string, string>();
        foreach (var package in AwsPackages.All)
        {
            foreach (var (method, _, _) in Kinds)
            {
                all.Add(package, method);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(KindsOfEachPackage))]
    public async Task Every_kind_of_response_is_given_with_either_format_of_the_log(string package, string method) =>
        await Task.WhenAll(AwsPackages.LogFormats.Select(format => AssertAnswersAsync(package, method, format)));

    [Theory]
    [InlineData("AwsNewest:AwsForms.Parameters.Event")]
    [InlineData("AwsNewest:Parameters.Event")]
    [InlineData("AwsNewest:AwsForms.Hidden.Private")]
    [InlineData("AwsNewest:AwsForms.Outer+Nested.Answer")]
    [InlineData("AwsNewest:Results.TaskOf")]
    [InlineData(" AwsNewest :: AwsForms.Parameters :: Event ")]
    [InlineData("AwsNewest, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null::AwsForms.Parameters::Event")]
    public async Task The_short_form_and_whatever_else_AWS_takes_name_the_same(string handler)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = HostRun.StartPublished(server, handler, Repository.Built("AwsNewest"));

        Assert.Equal(SaidAda, (await server.InvokeAsync("id-1", Ada)).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [RunsOnArm64]
    [InlineData("41", "41")]
    [InlineData("null", "null")]
    public async Task A_nullable_event_is_a_value_or_none(string payload, string response)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = AwsPackages.Start(server, "AwsNewest", "Parameters::NullableNumber");

        Assert.Equal(response, (await server.InvokeAsync("id-1", payload)).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [InlineData("Results::Nothing")]
    [InlineData("Results::TaskOnly")]
    [InlineData("Results::TaskLater")]
    [InlineData("Results::OwnTaskOnly")]
    [InlineData("Results::ValueTaskOnly")]
    public async Task What_returns_nothing_has_run_to_its_end_before_it_is_answered(string method)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = AwsPackages.Start(server, "AwsMiddle", method);

        (await server.InvokeAsync("id-1", Ada)).AssertResponse("id-1");
        await server.NextAsync();

        Assert.Single(await host.EndAsync(), line => line.EndsWith("\tid-1\tinfo\tAda", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thousand_events_go_through_one_process()
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = AwsPackages.Start(server, "AwsNewest", "Parameters::EventAndContext");

        for (var number = 1; number <= 1000; number++)
        {
            var answer = await server.InvokeAsync($"id-{number}", Ada);
            Assert.Equal($$"""{"said":"Ada id-{{number}}."}""", answer.AssertResponse($"id-{number}").BodyText);
        }
    }

    private static async Task AssertAnswersAsync(string package, string method, string format)
    {
        var (_, payload, response) = Kinds.Single(kind => kind.Method == method);
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = AwsPackages.Start(server, package, method, ("AWS_LAMBDA_LOG_FORMAT", format));

        var answer = (await server.InvokeAsync("id-1", payload)).AssertResponse("id-1");
        await server.NextAsync();

        Assert.Equal((format, response), (format, answer.BodyText));
        Assert.Equal((format, "application/json"), (format, answer.Header("Content-Type")));
        Assert.All(await host.EndAsync(), line => AssertIsRecord(line, format));
    }

    private static void AssertIsRecord(string line, string format)
    {
        if (format == "JSON")
        {
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind);
        }
        else
        {
            Assert.Equal(4, line.Split('\t', 4).Length);
        }
    }
}
