using System.Text.RegularExpressions;
using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.FirstContact;

/// <summary>Promise: what is wrong is said once, as text, and a line to paste can be pasted.</summary>
public sealed partial class ToldOnceTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_wrong_handler_is_told_by_the_host_and_not_again()
    {
        var result = await CliProcess.RunAsync("invoke", ServedFunctions.Dll("Greeter"), "--handler", "Greeter:nope");

        Assert.Equal(2, result.ExitCode);
        Assert.Single(Told().Matches(result.Errors));
        Assert.Contains("could not start: Runtime.NoSuchHandler", result.Errors);
        Assert.DoesNotContain("errorMessage", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_failing_handler_s_JSON_is_not_shown_beside_its_text()
    {
        var result = await CliProcess.RunAsync("invoke", ServedFunctions.Dll("Throws"), "--handler", "Throws:sync", "--event", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The handler failed. Function.", result.Errors);
        Assert.DoesNotContain("errorMessage", result.Errors);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("echo aws-cli/2.27.1 Python/3.13", true)]
    [InlineData("echo aws-cli/1.18.69 Python/3.8", false)]
    [InlineData("echo aws-cli/1.16.1 Python/2.7 >&2", false)]
    [InlineData("exit 1", true)]
    public async Task The_line_to_paste_has_a_payload_and_what_the_version_of_the_AWS_CLI_needs_for_it(string aws, bool hasOption)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A shell script stands in for the AWS CLI.");
        using var folder = new HandlerFile("");
        var script = Path.Join(folder.Folder, "aws");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\n{aws}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var cli = CliProcess.StartWith(
            [("PATH", $"{folder.Folder}:{Environment.GetEnvironmentVariable("PATH")}")], "run", ServedFunctions.Dll("Greeter"), "--port", "0");

        await cli.ReadOutputLineAsync();
        var line = (await cli.ReadOutputLineAsync())!;

        Assert.Contains(" --payload '{}' /dev/stdout", line);
        Assert.Contains(" --region us-east-1 ", line);
        Assert.Equal(hasOption, line.Contains(" --cli-binary-format raw-in-base64-out ", StringComparison.Ordinal));
        await cli.SignalAsync("TERM");
        await cli.FinishAsync();
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("run", "--port")]
    [InlineData("install", "--keep")]
    public async Task No_default_is_printed_twice(string verb, string option)
    {
        var help = (await CliProcess.RunAsync(verb, "--help")).Output;

        var line = Assert.Single(help.Split('\n'), line => line.TrimStart().StartsWith(option + " ", StringComparison.Ordinal));
        Assert.Equal(2, line.Split("[default: ").Length);
    }

    [GeneratedRegex("names 'nope'")]
    private static partial Regex Told();
}
