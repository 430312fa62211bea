using PluginRuntime.Emulator.Processes;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.Endurance;
using PluginRuntime.Endurance.Chaos;
using PluginRuntime.Endurance.Damage;
using PluginRuntime.Endurance.Soak;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: the host holds no more after many invocations than after some, and whatever can be answered is answered once. The short form of
/// <c>tests/PluginRuntime.Endurance</c>, and proof that both of its programs find what they are for.
/// </summary>
public sealed class EnduranceTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task Soak_the_process_holds_what_it_held_before()
    {
        var exitCode = await SoakAsync([.. SoakScenario.All.Select(scenario => scenario.Scaled(0.02))]);

        Assert.True(exitCode == 0, _output.ToString());
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("handles")]
    [InlineData("threads")]
    public async Task Soak_a_handler_that_leaks_is_found(string what)
    {
        Assert.Equal(1, await SoakAsync([SoakScenario.Planted(what)]));
        Assert.Contains($"soak: FAILED, planted: {what}: {what} grew from ", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chaos_whatever_can_be_answered_is_answered_once()
    {
        var exitCode = await ChaosAsync("echo", 400);

        Assert.True(exitCode == 0, _output.ToString());
    }

    [Theory]
    [InlineData("lose", "0 responses and 0 errors")]
    [InlineData("double", "2 responses and 0 errors")]
    public async Task Chaos_an_answer_too_few_or_too_many_is_found(string handler, string taken)
    {
        Assert.Equal(1, await ChaosAsync(handler, 150));
        Assert.Contains($"taken were {taken}, and right is ByResponse", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_in_every_second_version_reaches_no_caller_and_ends_no_host()
    {
        var exitCode = await DamageAsync(kinds: 5, isSpared: false);

        Assert.True(exitCode == 0, _output.ToString());
    }

    [Fact]
    public async Task Damage_a_version_that_serves_and_should_not_is_found()
    {
        Assert.Equal(1, await DamageAsync(kinds: 1, isSpared: true));
        Assert.Contains("""Wrong answers: /2018-06-01/runtime/invocation/id-""", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_there_are_forty_kinds_at_least_and_no_two_have_one_name()
    {
        var names = DamageKinds.All.Select(kind => kind.Name).ToArray();

        Assert.InRange(names.Length, 40, int.MaxValue);
        Assert.Distinct(names);
    }

    [Fact]
    public void Chaos_the_same_seed_gives_the_same_faults_and_each_of_them_at_least_once()
    {
        var plan = FaultPlan.Of(seed: 7, count: 500);

        Assert.Equal(plan, FaultPlan.Of(seed: 7, count: 500));
        Assert.NotEqual(plan, FaultPlan.Of(seed: 8, count: 500));
        Assert.Equal(Faults.All.ToHashSet(), plan.ToHashSet());
        Assert.Equal(new ChaosEvent(7, 3).Body, new ChaosEvent(7, 3).Body);
    }

    private Task<int> SoakAsync(SoakScenario[] scenarios) =>
        SoakCommand.RunAsync(Host(), scenarios, _output, TestContext.Current.CancellationToken);

    // One seed, so that a run that fails can be looked at again.
    private Task<int> ChaosAsync(string handler, int count) =>
        ChaosCommand.RunAsync(Host(), handler, seed: 1, count, _output, TestContext.Current.CancellationToken);

    private Task<int> DamageAsync(int kinds, bool isSpared) => DamageCommand.RunAsync(
        Host(),
        [DotNetLocation.Find(), Path.Combine(Repository.Built("PluginRuntime.Endurance"), "PluginRuntime.Endurance.dll")],
        TimeSpan.FromSeconds(1),
        kinds,
        isSpared,
        _output,
        TestContext.Current.CancellationToken);

    private static string Host()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process holds is read from /proc.");
        return HostRun.PublishedHost()[0];
    }
}
