namespace PluginRuntime.Tests.Plugins;

/// <summary>
/// Promise: nothing of the host's holds a package that was loaded to be unloaded.
/// </summary>
public sealed class UnloadingTests
{
    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("AwsFirst")]
    [InlineData("AwsMiddle")]
    [InlineData("AwsNewest")]
    [InlineData("AwsUnknown")]
    public async Task A_handler_written_for_the_runtime_of_AWS_answers_and_unloads(string package)
    {
        var run = await UnloadingRun.OfAsync(package, "::AwsForms.Contexts::All", """{"name":"Ada"}""");

        Assert.Contains("\"id-1\"", run.Response, StringComparison.Ordinal);
        Assert.True(run.IsUnloaded, "The package's load context is still alive after it was unloaded.");
    }

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("async code")]
    [InlineData("an exception")]
    [InlineData("an expression tree")]
    [InlineData("a compiled regular expression")]
    [InlineData("a thread-local value")]
    [InlineData("an HTTP client")]
    [InlineData("an activity source")]
    [InlineData("a type descriptor")]
    [InlineData("a provider of type descriptions")]
    [InlineData("a validator")]
    [InlineData("XML of a list")]
    public async Task What_leaves_nothing_behind_unloads(string what)
    {
        var run = await UnloadingRun.OfAsync("Pins", "", what);

        Assert.Equal("done", run.Response);
        Assert.True(run.IsUnloaded, $"The package's load context is still alive after {what}.");
    }

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("Swaps", ":plain")]
    [InlineData("Swaps", ":generated")]
    [InlineData("Swaps", ":async")]
    [InlineData("SwapsReflected", "")]
    [InlineData("SwapsServices", "")]
    [InlineData("SwapsAws", "::SwapsAws.SwappedFunction::Handle")]
    [InlineData("SwapsNewtonsoft", "")]
    public async Task Every_form_of_handler_unloads(string package, string handler)
    {
        var run = await UnloadingRun.OfAsync(package, handler, "{}");

        Assert.Contains("\"1\"", run.Response, StringComparison.Ordinal);
        Assert.True(run.IsUnloaded, "The package's load context is still alive after it was unloaded.");
    }

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("FormsGenerated", ":typed")]
    [InlineData("FormsGenerated", ":marked")]
    [InlineData("FormsGenerated", ":static")]
    [InlineData("FormsGeneratedServices", ":typed")]
    [InlineData("FormsOwnJson", ":typed")]
    public async Task A_handler_of_a_table_unloads(string package, string handler)
    {
        var run = await UnloadingRun.OfAsync(package, handler, """{"name":"Ada"}""");

        Assert.Contains("\"Ada", run.Response, StringComparison.Ordinal);
        Assert.True(run.IsUnloaded, "The package's load context is still alive after it was unloaded.");
    }

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("a timer", "System.Threading.Timer in Pins.dll")]
    [InlineData("an event of the process", "System.AppDomain.ProcessExit in Pins.dll")]
    [InlineData("a thread", "System.Threading.Thread in Pins.dll")]
    [InlineData("a handle", "System.Runtime.InteropServices.GCHandle in Pins.dll")]
    [InlineData("dynamic", "dynamic, whose call sites are kept")]
    [InlineData("a proxy", "System.Reflection.DispatchProxy in Pins.dll")]
    [InlineData("a listener to activities", "System.Diagnostics.ActivitySource in Pins.dll")]
    [InlineData("a meter that is observed", "System.Diagnostics.Metrics.Meter in Pins.dll")]
    [InlineData("a contract of a list", "System.Runtime.Serialization.DataContractSerializer in Pins.dll")]
    [InlineData("a console logger", "the console logger")]
    public async Task What_holds_a_package_is_named_by_its_references(string what, string named)
    {
        var run = await UnloadingRun.OfAsync("Pins", "", what);

        Assert.Equal("done", run.Response);
        Assert.False(run.IsUnloadedInTheEnd, $"{what} does not hold the package's load context any more: the list of likely pins can do without it.");
        Assert.Contains(run.LikelyPins, pin => pin.Contains(named, StringComparison.Ordinal));
    }

    [Theory(Timeout = Limits.HangMilliseconds)]
    [InlineData("dynamic")]
    [InlineData("the console logger")]
    [InlineData("TypeDescriptor")]
    public async Task What_was_not_loaded_is_no_reason(string named)
    {
        var run = await UnloadingRun.OfAsync("Pins", "", "a timer");

        Assert.False(run.IsUnloadedInTheEnd);
        Assert.DoesNotContain(run.LikelyPins, pin => pin.Contains(named, StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task A_database_in_native_code_holds_a_package_and_is_named()
    {
        var run = await UnloadingRun.OfAsync("NativeAsset", ":sum", "[40,2]");

        Assert.Equal("42", run.Response);
        Assert.False(run.IsUnloadedInTheEnd);
        Assert.Contains(run.LikelyPins, pin => pin.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task A_registration_for_a_token_of_the_hosts_holds_a_package_until_the_token_is_gone()
    {
        var run = await UnloadingRun.OfAsync("Pins", "", "a registration for the host's token");

        Assert.Equal("done", run.Response);
        Assert.False(run.IsUnloaded);
        Assert.True(run.IsUnloadedInTheEnd);
    }

    [Fact(Timeout = Limits.HangMilliseconds)]
    public async Task A_context_that_is_still_held_is_seen_as_alive_until_it_is_let_go()
    {
        var run = await UnloadingRun.OfAsync("AwsNewest", "::AwsForms.Contexts::All", "{}", isKeptByTheHost: true);

        Assert.False(run.IsUnloaded);
        Assert.True(run.IsUnloadedInTheEnd);
    }
}
