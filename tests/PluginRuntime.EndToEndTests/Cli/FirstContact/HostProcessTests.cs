using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.FirstContact;

/// <summary>Promise: each host can be found among the processes, looked into by a debugger, and kept to its memory.</summary>
public sealed class HostProcessTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    public HostProcessTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked at in /proc.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Its_id_is_told_when_it_starts_and_it_bears_its_function_s_name_and_loads_nothing_for_debuggers()
    {
        await using var run = await ServedFunctions.StartAsync(2, ServedFunctions.Dll("Greeter"), ServedFunctions.Dll("Talks"));
        await run.CallAsync("Greeter", "{}");
        await run.CallAsync("Talks", "{}");

        foreach (var function in (string[])["Greeter", "Talks"])
        {
            var line = await run.LogLineAsync($"[{function}] Host process ");
            var id = line.Split(' ')[3];
            Assert.Equal(function, (await File.ReadAllTextAsync($"/proc/{id}/comm", Cancellation)).TrimEnd());
            Assert.EndsWith($"/{function}", (await File.ReadAllTextAsync($"/proc/{id}/cmdline", Cancellation)).Split('\0')[0]);
            Assert.DoesNotContain("PluginRuntime.Emulator.dll", await File.ReadAllTextAsync($"/proc/{id}/maps", Cancellation));
        }
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task One_that_waits_for_a_debugger_says_which_it_is_and_runs_nothing_of_the_host_meanwhile()
    {
        using var cli = CliProcess.Start("invoke", ServedFunctions.Dll("Greeter"), "--wait-for-debugger", "--timeout", "1");

        var line = (await cli.ReadAnyErrorLineAsync())!;
        Assert.Contains("waits until a debugger is attached", line);
        Assert.Contains("'Greeter'", line);
        var id = line.Split(' ')[2].TrimEnd(':');
        string maps;
        do
        {
            await Task.Yield();
            maps = await File.ReadAllTextAsync($"/proc/{id}/maps", Cancellation);
        }
        while (!maps.Contains("PluginRuntime.Emulator.dll", StringComparison.Ordinal));

        Assert.DoesNotContain("McMaster.NETCore.Plugins.dll", maps);
        await cli.SignalAsync("TERM");
        Assert.Equal(143, (await cli.FinishAsync()).ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Variables_come_from_a_file_and_those_given_by_hand_win()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "# for tests\nSTAGE=file\nGREETING=\"good day\"\n", Cancellation);
        using var scripted = new CliWithScriptedHost("""echo "$STAGE and $GREETING" """);
        using var cli = scripted.Start("--env-file", file, "--env", "STAGE=hand");

        var result = await cli.FinishAsync();

        File.Delete(file);
        Assert.Contains("hand and good day", result.Errors);
    }
}
