using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: whether JSON is made ready in init or by the first event changes when a fault is told, and nothing of what is told.
/// </summary>
public sealed class PrewarmingTests : IAsyncDisposable
{
    private const string Unknown = "FormsGenerated:Methods.NotInTheContext";
    private const string Cure = "Add [JsonSerializable(typeof(bool))] to that class.";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task A_typed_handler_answers_alike(string prewarm)
    {
        await using var host = Start("FormsGenerated:Methods.Value", prewarm);

        var answer = await _server.InvokeAsync("id-1", """{"name":"Ada"}""");

        Assert.Contains("Ada", answer.AssertResponse("id-1").BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_the_context_does_not_know_is_an_init_error_where_JSON_is_prewarmed()
    {
        await using var host = Start(Unknown, "1");

        var error = await _server.InitErrorAsync("Runtime.InvalidPackage");

        Assert.Contains(Cure, error.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_the_context_does_not_know_fails_each_invocation_with_the_same_words_where_it_is_not()
    {
        await using var host = Start(Unknown, "0");

        foreach (var id in new[] { "id-1", "id-2" })
        {
            var error = (await _server.InvokeAsync(id, "true")).AssertError(id, "Runtime.InvalidPackage");

            Assert.Contains(Cure, error.Message(), StringComparison.Ordinal);
        }
    }

    private HostRun Start(string handler, string prewarm) =>
        HostRun.Start(_server, handler, Repository.Built("FormsGenerated"), ("PLUGINRUNTIME_PREWARM", prewarm));
}
