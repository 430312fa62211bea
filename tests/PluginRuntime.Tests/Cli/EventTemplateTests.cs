using PluginRuntime.Cli;
using PluginRuntime.Cli.Commands;

namespace PluginRuntime.Tests.Cli;

public sealed class EventTemplateTests
{
    [Theory]
    [InlineData("sqs", "Records")]
    [InlineData("http", "rawPath")]
    [InlineData("schedule", "Scheduled Event")]
    public void A_sample_is_the_events_text_and_ends_its_line(string name, string word)
    {
        var sample = EventTemplate.Read(name);

        Assert.Contains(word, sample, StringComparison.Ordinal);
        Assert.EndsWith("}\n", sample, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqss", "Did you mean 'sqs'")]
    [InlineData("SQS", "Did you mean 'sqs'")]
    [InlineData("kineses", "Did you mean 'kinesis'?")]
    [InlineData("cognito", "'cognito-pre-token'")]
    [InlineData("nothing-like-it", "It should be one of these")]
    [InlineData("", "It should be one of these")]
    public void A_name_that_there_is_not_is_refused_with_the_nearest_and_all_others(string name, string said)
    {
        var error = Assert.Throws<UsageException>(() => Write("invoke", "--template", name));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.All(EventTemplate.Names, known => Assert.Contains(known, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plugins-sample/Greeter", "invoke", "plugins-sample/Greeter", "--template", "sqs")]
    [InlineData("{}", "invoke", "--template", "sqs", "--event", "{}")]
    [InlineData("60", "invoke", "--template", "sqs", "--timeout", "60")]
    public void What_a_sample_has_no_use_for_is_refused_with_the_two_steps(string other, params string[] words)
    {
        var error = Assert.Throws<UsageException>(() => Write(words));

        Assert.Contains($"'{other}' has no use", error.Message, StringComparison.Ordinal);
        Assert.Contains("--event-file event.json", error.Message, StringComparison.Ordinal);
    }

    private static int Write(params string[] words)
    {
        var parsed = CommandLine.Create().Parse(words);
        return EventTemplate.Write(words[Array.IndexOf(words, "--template") + 1], parsed.CommandResult);
    }
}
