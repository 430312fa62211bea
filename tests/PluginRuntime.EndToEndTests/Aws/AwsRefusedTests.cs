using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>
/// Promise: what cannot be one of AWS's handlers is refused in init, before any of its code runs: what was found, what would be right, where to change it.
/// </summary>
public sealed class AwsRefusedTests : IAsyncDisposable
{
    private const string Setting = "Handler setting";
    private const string Source = "source";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("Methods::TooMany", "TooMany", "ILambdaContext", Setting)]
    [InlineData("Methods::SecondIsNoContext", "SecondIsNoContext", "ILambdaContext", Setting)]
    [InlineData("Methods::ContextFirst", "ContextFirst", "ILambdaContext", Setting)]
    [InlineData("Methods::Generic", "Generic", "generic", Setting)]
    [InlineData("Methods::AsyncVoid", "async void", "async Task", Setting)]
    [InlineData("Methods::Params", "Params", "params", Setting)]
    [InlineData("Methods::VarArgs", "VarArgs", "__arglist", Setting)]
    [InlineData("Methods::ByReference", "ByReference", "by reference", Setting)]
    [InlineData("Methods::Out", "Methods.Out", "by reference", Setting)]
    [InlineData("AbstractType::Answer", "AbstractType", "abstract", Setting)]
    [InlineData("AbstractType::Unwritten", "Unwritten", "abstract", Setting)]
    [InlineData("GenericType`1::Answer", "GenericType`1", "generic", Setting)]
    [InlineData("GenericType`1::Of", "GenericType`1", "generic", Setting)]
    [InlineData("NeedsAnArgument::Answer", "NeedsAnArgument", "public NeedsAnArgument()", Source)]
    [InlineData("MakesItself::Answer", "MakesItself", "public MakesItself()", Source)]
    public async Task P2_what_cannot_be_a_handler_says_what_to_write_instead(string method, string found, string right, string place) =>
        await AssertRefusedAsync(method, "Runtime.InvalidHandler", found, right, place);

    [Theory]
    [InlineData("Methods::Overloaded", "Overloaded", "AwsRefused::AwsRefused.Methods::Overloaded(", "Int32)", Setting)]
    [InlineData("Methods::Overloaded(Boolean)", "Overloaded(Boolean)", "String", Setting)]
    [InlineData("Methods::Overlaoded", "'Overlaoded'", "Overloaded", Setting)]
    [InlineData("Metods::TooMany", "Metods", "AwsRefused.Methods", Setting)]
    public async Task P2_what_is_not_there_or_is_there_twice_lists_what_to_paste(string method, params string[] shown) =>
        await AssertRefusedAsync(method, "Runtime.NoSuchHandler", shown);

    [Theory]
    [InlineData("Unserialized::Takes")]
    [InlineData("Unserialized::Returns")]
    [InlineData("Unserialized::TakesOnly")]
    [InlineData("Unserialized::ReturnsLater")]
    public async Task What_needs_a_serializer_and_has_none_shows_the_line_to_add(string method) => await AssertRefusedAsync(
        method,
        "Runtime.InvalidHandler",
        "System.String",
        "[assembly: LambdaSerializer(typeof(");

    [Theory]
    [InlineData("Unserialized::NeedsNone", "bytes", "bytes")]
    [InlineData("Unserialized::NeedsNoneForNothing", "not JSON", "")]
    public async Task What_needs_no_serializer_answers_without_one(string method, string payload, string response)
    {
        await using var host = Start(method);

        Assert.Equal(response, (await _server.InvokeAsync("id-1", payload)).AssertResponse("id-1").BodyText);
    }

    [Theory]
    [InlineData("Serialized::ByOneThatNeedsAnArgument", "NeedySerializer", "public NeedySerializer()", Source)]
    [InlineData("Serialized::ByNone", "NoSerializer", "ILambdaSerializer", Source)]
    public async Task A_serializer_that_cannot_be_one_is_named_with_what_it_lacks(string method, string found, string right, string place) =>
        await AssertRefusedAsync(method, "Runtime.InvalidHandler", found, right, place);

    [Theory]
    [InlineData("Serialized::ByOneThatThrows", "The naming policy is not set.", "AwsRefused.ThrowingSerializer..ctor()")]
    [InlineData("ThrowsInConstructor::Answer", "The table's name is not set.", "AwsRefused.ThrowsInConstructor..ctor()")]
    [InlineData("ThrowsInStaticConstructor::Answer", "The table's name is not set.", "AwsRefused.ThrowsInStaticConstructor.Missing()")]
    [InlineData("ThrowsInStaticConstructor::AnswerStatically", "The table's name is not set.", "AwsRefused.ThrowsInStaticConstructor.Missing()")]
    public async Task F3_a_constructor_that_throws_is_an_init_error_with_its_own_message_and_stack(string method, string message, string frame)
    {
        await using var host = Start(method);

        var error = await _server.InitErrorAsync("Function.InvalidOperationException");

        Assert.Equal(message, error.Message());
        Assert.Contains("at " + frame, error.Frames()[0], StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
        Assert.Single(await host.EndAsync(), line => line.Contains("\tcrit\t", StringComparison.Ordinal));
    }

    private HostRun Start(string method) =>
        HostRun.StartPublished(_server, "AwsRefused::AwsRefused." + method, Repository.Built("AwsRefused"));

    private async Task AssertRefusedAsync(string method, string errorType, params string[] shown)
    {
        await using var host = Start(method);

        var error = await _server.InitErrorAsync(errorType);

        Assert.All(shown, part => Assert.Contains(part, error.Message(), StringComparison.Ordinal));
        Assert.Empty(error.Frames());
        Assert.Equal(2, await host.ExitAsync());
        var log = await host.EndAsync();
        Assert.Single(log, line => line.Contains("\tcrit\t", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("code of the plugin ran", StringComparison.Ordinal));
    }
}
