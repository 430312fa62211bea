using PluginRuntime.Emulator.InvokeApi;

namespace PluginRuntime.Tests.Emulator.InvokeApi;

public sealed class FunctionReferenceTests
{
    [Theory]
    [InlineData("orders", "orders", null)]
    [InlineData("orders-create_2", "orders-create_2", null)]
    [InlineData("Shop.Orders", "Shop.Orders", null)]
    [InlineData("orders:live", "orders", "live")]
    [InlineData("orders:3", "orders", "3")]
    [InlineData("orders:$LATEST", "orders", "$LATEST")]
    [InlineData("function:orders", "orders", null)]
    [InlineData("123456789012:function:orders", "orders", null)]
    [InlineData("123456789012:function:orders:live", "orders", "live")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:orders", "orders", null)]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:orders:live", "orders", "live")]
    [InlineData("arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:orders:7", "orders", "7")]
    public void A_function_is_named_in_every_form_that_Lambda_takes(string text, string name, string? qualifier)
    {
        Assert.True(FunctionReference.TryParse(text, out var reference));
        Assert.Equal(name, reference.Name);
        Assert.Equal(qualifier, reference.Qualifier);
    }

    [Theory]
    [InlineData("")]
    [InlineData("my orders")]
    [InlineData("orders/create")]
    [InlineData("orders:")]
    [InlineData("orders:live:again")]
    [InlineData("orders:$OLDEST")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:orders")]
    [InlineData("arn:aws:lambda:eu-west-1:12345:function:orders")]
    [InlineData("orders\n")]
    public void Anything_else_is_no_name(string text) => Assert.False(FunctionReference.TryParse(text, out _));

    [Theory]
    [InlineData("orders", "arn:aws:lambda:us-east-1:012345678912:function:orders")]
    [InlineData("orders:live", "arn:aws:lambda:us-east-1:012345678912:function:orders:live")]
    [InlineData("123456789012:function:orders", "arn:aws:lambda:us-east-1:123456789012:function:orders")]
    [InlineData(
        "arn:aws:lambda:eu-west-1:123456789012:function:orders:live",
        "arn:aws:lambda:eu-west-1:123456789012:function:orders:live")]
    public void What_a_name_leaves_open_is_the_emulator_s(string text, string arn)
    {
        Assert.True(FunctionReference.TryParse(text, out var reference));
        Assert.Equal(arn, reference.Arn);
    }
}
