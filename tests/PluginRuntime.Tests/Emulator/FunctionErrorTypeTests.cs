using PluginRuntime.Emulator;

namespace PluginRuntime.Tests.Emulator;

public sealed class FunctionErrorTypeTests
{
    [Theory]
    [InlineData("Function.ArgumentException", "Function.ArgumentException")]
    [InlineData("Runtime.NoSuchHandler", "Runtime.NoSuchHandler")]
    [InlineData("Function.Http2Error", "Function.Unknown")]
    [InlineData("Function.lower", "Function.Unknown")]
    [InlineData("Function.Line\n", "Function.Unknown")]
    [InlineData("System.Exception", "Runtime.Unknown")]
    [InlineData("Runtime.", "Runtime.Unknown")]
    [InlineData("", "Runtime.Unknown")]
    [InlineData(null, "Runtime.Unknown")]
    public void Of_a_type_in_another_form_only_the_category_survives(string? header, string kept) =>
        Assert.Equal(kept, FunctionErrorType.AsLambdaKeepsIt(header));
}
