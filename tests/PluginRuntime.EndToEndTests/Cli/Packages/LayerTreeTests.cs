using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>Promise: <c>run</c> and <c>invoke</c> start a built layer as Lambda does, and a handler string alone chooses among its packages.</summary>
[DiffersByUser]
public sealed class LayerTreeTests(BuiltTree tree) : IClassFixture<BuiltTree>
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Each_of_a_layer_s_ten_packages_answers_to_its_handler_string()
    {
        var named = BuiltTree.Packages.SelectMany((package, index) => new[] { "--handler", $"H{index}={package.Handler}" });
        using var run = await ServedFunctions.StartAsync(BuiltTree.Packages.Length, ["--layer", tree.Folder, .. named]);

        for (var index = 0; index < BuiltTree.Packages.Length; index++)
        {
            Assert.Equal((null, BuiltTree.Packages[index].Response), await run.CallAsync($"H{index}", BuiltTree.Packages[index].Event));
        }

        Assert.Equal((null, "by its name"), await run.CallAsync("Echo", "by its name"));
        Assert.Equal(130, (await run.SignalAsync("INT")).ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Beside_a_target_the_layer_s_packages_are_served_where_they_are_named()
    {
        using var run = await ServedFunctions.StartAsync(
            2, ServedFunctions.Dll("Talks"), "--layer", tree.Folder, "--handler", "Hello=Greeter");

        Assert.All(run.Commands, line => Assert.Matches("--function-name (Talks|Hello) ", line));
        Assert.Equal((null, """{"message":"Hello, Ada!"}"""), await run.CallAsync("Hello", """{"name":"Ada"}"""));
        Assert.Null((await run.CallAsync("Talks", "\"x\"")).Error);
        Assert.Equal(130, (await run.SignalAsync("INT")).ExitCode);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Invoke_takes_a_handler_string_in_the_place_of_a_target()
    {
        var result = await CliProcess.RunAsync("invoke", "--layer", tree.Folder, "--handler", "Greeter", "--event", """{"name":"Ada"}""");

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal("""{"message":"Hello, Ada!"}""", result.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Invoke_reads_standard_input_without_a_target_too()
    {
        using var cli = CliProcess.Start("invoke", "-", "--layer", tree.Folder, "--handler", "Echo");
        await cli.SendInputAsync("typed in");

        var result = await cli.FinishAsync();

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal("typed in", result.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Invoke_runs_a_target_of_one_s_own_in_the_layer_s_host()
    {
        var result = await CliProcess.RunAsync("invoke", ServedFunctions.Dll("Talks"), "--layer", tree.Folder, "--event", "\"x\"");

        Assert.True(result.ExitCode == 0, result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Without_a_handler_the_layer_s_packages_are_listed()
    {
        var result = await CliProcess.RunAsync("invoke", "--layer", tree.Folder);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("has 10 packages: Echo, FormsOwnJsonServices", result.Errors);
        Assert.Contains("--handler Echo", result.Errors);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_package_that_the_layer_has_not_is_told_by_the_host_as_on_Lambda()
    {
        var result = await CliProcess.RunAsync("invoke", "--layer", tree.Folder, "--handler", "Grceter");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Runtime.NoSuchPackage", result.Errors);
        Assert.Contains("Greeter", result.Errors);
    }
}
