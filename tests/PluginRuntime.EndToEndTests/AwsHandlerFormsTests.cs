using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests;

/// <summary>
/// Promise: a handler that was written for AWS's own .NET runtime answers as it does there, whichever release it was built with.
/// </summary>
/// <remarks>Each row is two processes side by side, one for each format of the log.</remarks>
public sealed class AwsHandlerFormsTests
{
    private const string Ada = """{"name":"Ada"}""";
    private const string SaidAda = """{"said":"Ada."}""";

    /// <summary>What is sent to a handler that does not look at its event: nobody else may look at it either.</summary>
    private const string Unread = "not JSON";

    // Type and method, event, response.
    private static readonly (string Method, string Event, string Response)[] Forms =
    [
        ("Parameters::None", Unread, """{"said":"none."}"""),
        ("Parameters::Event", Ada, SaidAda),
        ("Parameters::Context", Unread, """{"said":"id-1."}"""),
        ("Parameters::EventAndContext", Ada, """{"said":"Ada id-1."}"""),
        ("Parameters::Static", Ada, SaidAda),
        ("Parameters::StaticWithContext", Ada, """{"said":"Ada id-1."}"""),
        ("Parameters::Number", "41", "42"),
        ("Parameters::NullableNumber", "null", "null"),
        ("Parameters::Text", "\"Ada\"", "\"Ada\""),
        ("Parameters::Flag", "true", "false"),
        ("Parameters::Marked", Ada, """{"marked":{"Said":"Ada."}}"""),
        ("Parameters::Overloaded(Ask)", Ada, """{"said":"ask Ada."}"""),
        ("Parameters::Overloaded(System.Int32)", "7", """{"said":"number 7."}"""),
        ("Parameters::Overloaded(Ask,ILambdaContext)", Ada, """{"said":"both Ada id-1."}"""),
        ("Parameters::AwsForms.Reply Overloaded(AwsForms.Ask)", Ada, """{"said":"ask Ada."}"""),
        ("Parameters::AwsForms.Reply Overloaded(Int32)", "7", """{"said":"number 7."}"""),
        ("Parameters::AwsForms.Reply Overloaded(AwsForms.Ask, Amazon.Lambda.Core.ILambdaContext)", Ada, """{"said":"both Ada id-1."}"""),
        ("Results::Value", Ada, SaidAda),
        ("Results::Null", Ada, "null"),
        ("Results::Nothing", Ada, ""),
        ("Results::NothingOfNothing", Unread, ""),
        ("Results::TaskOnly", Ada, ""),
        ("Results::TaskLater", Ada, ""),
        ("Results::TaskWithAResultThatIsNotDeclared", Ada, ""),
        ("Results::TaskOf", Ada, SaidAda),
        ("Results::TaskOfNull", Ada, "null"),
        ("Results::OwnTask", Ada, SaidAda),
        ("Results::OwnTaskOnly", Ada, ""),
        ("Results::ValueTaskOnly", Ada, ""),
        ("Results::ValueTaskLater", Ada, SaidAda),
        ("Results::ValueTaskOf", Ada, SaidAda),
        ("Streams::InAndOut", "bytes", "bytes."),
        ("Streams::InAndOutWithContext", "bytes", "bytesid-1."),
        ("Streams::In", "bytes", """{"said":"bytes MemoryStream."}"""),
        ("Streams::Out", Ada, "Ada."),
        ("Streams::OutLater", "bytes", "bytes."),
        ("Streams::OutAsValueTask", "bytes", "bytes."),
        ("Streams::OutOfMemory", "bytes", "bytes."),
        ("Streams::OutOfItsOwn", "bytes", "bytes."),
        ("Streams::OutOfItsOwnLater", "bytes", "bytes."),
        ("Streams::Memory", Ada, """{"said":"by the serializer."}"""),
        ("Derived::Distant", Ada, """{"said":"Ada of the root."}"""),
        ("Derived::FromBase", Ada, """{"said":"Ada of the base."}"""),
        ("Derived::StaticFromBase", Ada, """{"said":"Ada of the base."}"""),
        ("Derived::ProtectedFromBase", Ada, """{"said":"Ada of the base."}"""),
        ("Derived::PrivateFromBase", Ada, """{"said":"Ada of the base."}"""),
        ("Derived::Overridden", Ada, """{"said":"Ada of its own."}"""),
        ("Derived::Hides", Ada, """{"said":"Ada of its own."}"""),
        ("Closed::Answer", Ada, SaidAda),
        ("Closed::AwsForms.Reply Answer(AwsForms.Ask)", Ada, SaidAda),
        ("Closed::AnswerLater", Ada, SaidAda),
        ("Closed::Return", Ada, Ada),
        ("Closed::ReturnLater", Ada, Ada),
        ("Hidden::Public", Ada, SaidAda),
        ("Hidden::Internal", Ada, SaidAda),
        ("Hidden::Private", Ada, SaidAda),
        ("Hidden::PrivateStatic", Ada, SaidAda),
        ("Outer+Nested::Answer", Ada, SaidAda),
        ("Outer+Secret::Answer", Ada, SaidAda),
        ("StaticConstructor::Answer", Unread, """{"said":"made ready."}"""),
    ];

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var package in AwsPackages.All)
        {
            foreach (var (method, _, _) in Forms)
            {
                all.Add(package, method);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_form_answers_with_either_format_of_the_log(string package, string method) =>
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
        var (_, payload, response) = Forms.Single(form => form.Method == method);
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
