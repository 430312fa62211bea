using System.Text.Json;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>Promise: <c>invoke --template</c> writes a sample event, with which a handler of the event's type can be invoked.</summary>
public sealed class EventTemplateTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_sample_goes_to_standard_output_and_into_a_handler()
    {
        var sample = await CliProcess.RunAsync("invoke", "--template", "sqs");
        Assert.Equal((0, ""), (sample.ExitCode, sample.Errors));

        using var cli = CliProcess.Start("invoke", Repository.Built("Receives"), "-", "--handler", ":queue");
        await cli.SendInputAsync(sample.Output);
        var answer = await cli.FinishAsync();

        var second = JsonElement.Parse(sample.Output).GetProperty("Records")[1].GetProperty("messageId").GetString();
        Assert.Equal($$"""{"batchItemFailures":[{"itemIdentifier":"{{second}}"}]}""", answer.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_name_that_there_is_not_is_told_with_the_nearest()
    {
        var result = await CliProcess.RunAsync("invoke", "--template", "sqss");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("Did you mean 'sqs'", result.Errors);
    }
}
