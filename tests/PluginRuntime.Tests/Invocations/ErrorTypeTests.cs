using PluginRuntime.Invocations.Failures;

namespace PluginRuntime.Tests.Invocations;

public sealed class ErrorTypeTests
{
    [Theory]
    [InlineData("InvalidOperationException", "Function.InvalidOperationException")]
    [InlineData("Http2Error", "Function.HttpError")]
    [InlineData("Order.OutOfStock", "Function.OrderOutOfStock")]
    [InlineData("Function.Odd_Name1", "Function.OddName")]
    [InlineData("Runtime.NoSuchHandler", "Runtime.NoSuchHandler")]
    [InlineData("lower", "Function.Lower")]
    [InlineData("", "Function.Unknown")]
    [InlineData("42", "Function.Unknown")]
    [InlineData("Function.", "Function.Unknown")]
    [InlineData("Runtime.X", "Runtime.Unknown")]
    public void The_header_keeps_what_Lambda_keeps(string errorType, string expected) =>
        Assert.Equal(expected, ErrorType.ForHeader(errorType));

    [Theory]
    [InlineData("Evil\r\nX-Injected: yes", "Function.EvilXInjectedyes")]
    [InlineData("Évil", "Function.Vil")]
    [InlineData("A\0B", "Function.AB")]
    public void F11_no_error_type_can_add_a_header(string errorType, string expected) =>
        Assert.Equal(expected, ErrorType.ForHeader(errorType));

    [Fact]
    public void F11_a_very_long_error_type_is_cut() =>
        Assert.Equal("Function.".Length + 128, ErrorType.ForHeader(new string('A', 100_000)).Length);

    [Fact]
    public void The_body_keeps_what_the_handler_chose_or_the_exceptions_short_name()
    {
        Assert.Equal("Order.OutOfStock", ErrorType.Of(new FunctionException("Order.OutOfStock", "")));
        Assert.Equal("TimeoutException", ErrorType.Of(new TimeoutException()));
        Assert.Equal("FunctionException", ErrorType.Of(new FunctionException("", "")));
    }
}
