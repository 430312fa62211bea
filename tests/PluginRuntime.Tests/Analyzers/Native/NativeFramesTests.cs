extern alias inside;

using inside::PluginRuntime.Native.Errors;

namespace PluginRuntime.Tests.Analyzers.Native;

/// <summary>Promise: the frames of a native library's errors have the names that stand in its source.</summary>
public sealed class NativeFramesTests
{
    [Theory]
    [InlineData("   at Orders.Checkout.<PayAsync>d__4.MoveNext() + 0x2c2", "   at Orders.Checkout.PayAsync() + 0x2c2")]
    [InlineData("at Orders.Checkout.Pay(Order) + 0x9", "at Orders.Checkout.Pay(Order) + 0x9")]
    [InlineData("at A.B.MoveNext() + 0x1\nat A.<F>d__0.MoveNext() + 0x2", "at A.B.MoveNext() + 0x1\nat A.F() + 0x2")]
    [InlineData("at A.<>c.<F>b__0() + 0x1", "at A.<>c.<F>b__0() + 0x1")]
    [InlineData("", "")]
    public void A_method_that_the_compiler_has_torn_apart_is_named_as_it_was(string stack, string named) => Assert.Equal(named, NativeFrames.Named(stack));
}
