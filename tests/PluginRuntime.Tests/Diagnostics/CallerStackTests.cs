using PluginRuntime.Diagnostics;

namespace PluginRuntime.Tests.Diagnostics;

public sealed class CallerStackTests
{
    [Fact]
    public void Only_what_lies_between_dotnet_on_top_and_the_hosts_call_is_shown() =>
        Assert.Equal(
            "\n   at Orders.Checkout.Quit()\n   at System.Action.Invoke()\n   at Orders.Checkout.HandleAsync(String payload)",
            CallerStack.Of(
                """
                   at System.Environment.get_StackTrace()
                   at PluginRuntime.Diagnostics.ProcessEnd.OnExit(Object sender, EventArgs args)
                   at System.AppContext.OnProcessExit()
                   at System.Environment.Exit(Int32 exitCode)
                   at Orders.Checkout.Quit()
                   at System.Action.Invoke()
                   at Orders.Checkout.HandleAsync(String payload)
                   at PluginRuntime.Handlers.TypedHandler.Invoke()
                   at PluginRuntime.Hosting.Bootstrap.Serve()
                """));

    [Fact]
    public void A_stack_without_the_handler_shows_nothing() =>
        Assert.Equal("", CallerStack.Of("   at System.Environment.get_StackTrace()\n   at PluginRuntime.Hosting.Bootstrap.Serve()"));
}
