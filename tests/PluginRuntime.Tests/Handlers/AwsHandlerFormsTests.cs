namespace PluginRuntime.Tests.Handlers;

/// <summary>
/// Promise: a handler that was written for AWS's own .NET runtime answers as it does there, whichever release it was built with and whichever
/// format the log has.
/// </summary>
public abstract class AwsHandlerFormsTests(string logFormat)
{
    public static TheoryData<string, string> Quiet => AwsForms.Table.Rows(write: false);

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task Every_form_answers(string package, string method)
    {
        var form = AwsForms.Table.Form(method);
        await using var run = new HandlerRun($"{package}::AwsForms.{method}", logFormat);

        var answer = await run.InvokeAsync("id-1", form.Event);
        await run.NextAsync();

        Assert.Equal(form.Response, answer.BodyText);
        Assert.Equal("application/json", answer.Header("Content-Type"));
        Assert.All(run.Lines, line => LogLine.AssertIsRecord(line, logFormat));
    }
}

/// <summary>With a log of text.</summary>
public sealed class AwsHandlerFormsWithTextTests() : AwsHandlerFormsTests("Text");

/// <summary>With a log of JSON.</summary>
public sealed class AwsHandlerFormsWithJsonTests() : AwsHandlerFormsTests("JSON");
