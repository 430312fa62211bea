using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests;

/// <summary>
/// Promise: every handler form answers, whoever reads its JSON and whether or not it has services.
/// </summary>
/// <remarks>
/// One source, <c>tests/plugins/Forms</c>, compiled into six packages. With services every answer ends in an exclamation mark, which only an
/// injected dependency gives; without, in a full stop. The name <c>said</c> stands in an attribute that only the right System.Text.Json sees.
/// </remarks>
public sealed class HandlerFormsTests : IAsyncDisposable
{
    private const string Ada = """{"name":"Ada"}""";

    private static readonly string[] Packages =
    [
        "FormsReflected", "FormsGenerated", "FormsOwnJson", "FormsReflectedServices", "FormsGeneratedServices", "FormsOwnJsonServices",
    ];

    // Entry, event, response; '*' is the mark of the package's kind.
    private static readonly (string Entry, string Event, string Response)[] Forms =
    [
        ("typed", Ada, """{"said":"Ada*"}"""),
        ("event", Ada, ""),
        ("raw", "bytes", "bytes*"),
        ("Forms.Outer+Nested", Ada, """{"said":"Ada."}"""),
        ("marked", Ada, """{"said":"Ada*"}"""),
        ("static", Ada, """{"said":"Ada*"}"""),
        ("Forms.Statics.Later", Ada, """{"said":"Ada*"}"""),
        ("Methods.Value", Ada, """{"said":"Ada*"}"""),
        ("Methods.Nothing", Ada, ""),
        ("Methods.TaskOnly", Ada, ""),
        ("Methods.TaskOf", Ada, """{"said":"Ada*"}"""),
        ("Methods.ValueTaskOnly", Ada, ""),
        ("Methods.ValueTaskOf", Ada, """{"said":"Ada*"}"""),
        ("Methods.NoParameters", "", """{"said":"none*"}"""),
        ("Methods.ContextAlone", "", """{"said":"id-1*"}"""),
        ("Methods.TokenAlone", "", """{"said":"True*"}"""),
        ("Methods.EventAndContext", Ada, """{"said":"Adaid-1*"}"""),
        ("Methods.EventAndToken", Ada, """{"said":"AdaTrue*"}"""),
        ("Methods.ContextAndToken", "", """{"said":"id-1True*"}"""),
        ("Methods.All", Ada, """{"said":"Adaid-1True*"}"""),
        ("Methods.Streams", "bytes", "bytes*"),
        ("Methods.StreamsLater", "bytes", "bytes*"),
        ("Methods.Bytes", "bytes", "bytes*"),
        ("Methods.BytesLater", "bytes", "bytes*"),
        ("Methods.Number", "41", "42"),
        ("Methods.Text", "null", "null"),
        ("Methods.Overloaded(Ask)", Ada, """{"said":"ask Ada*"}"""),
        ("Forms.Methods.Overloaded(System.Int32)", "7", """{"said":"number 7*"}"""),
        ("Methods.FromBase", Ada, """{"said":"Ada of the base"}"""),
    ];

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public static TheoryData<string, string> All()
    {
        var all = new TheoryData<string, string>();
        foreach (var package in Packages)
        {
            foreach (var (entry, _, _) in Forms)
            {
                all.Add(package, entry);
            }
        }

        return all;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_form_answers(string package, string entry)
    {
        var (_, payload, response) = Forms.Single(form => form.Entry == entry);
        await using var host = HostRun.StartPublished(_server, $"{package}:{entry}", Repository.Built(package));

        var answer = await _server.InvokeAsync("id-1", payload);

        var mark = package.EndsWith("Services", StringComparison.Ordinal) ? "!" : ".";
        Assert.Equal(response.Replace("*", mark, StringComparison.Ordinal), answer.AssertResponse("id-1").BodyText);
        await _server.NextAsync();
    }

    [Theory]
    [InlineData("FormsReflected::Forms.Methods::Value")]
    [InlineData("FormsReflected::Forms.Methods::Overloaded(Forms.Ask)")]
    [InlineData("FormsReflected::Forms.Outer+Nested")]
    [InlineData("FormsReflected::Forms.Methods::FromBase")]
    [InlineData("FormsReflected::Forms.Statics::Later")]
    public async Task The_form_that_AWS_writes_names_the_same(string handler)
    {
        await using var host = HostRun.Start(_server, handler, Repository.Built("FormsReflected"));

        Assert.Contains("Ada", (await _server.InvokeAsync("id-1", Ada)).AssertResponse("id-1").BodyText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FormsReflectedServices")]
    [InlineData("FormsGeneratedServices")]
    [InlineData("FormsOwnJsonServices")]
    public async Task A_scoped_handler_is_made_for_each_invocation_from_the_scope_that_the_context_has(string package)
    {
        await using var host = HostRun.Start(_server, package + ":scoped", Repository.Built(package));

        var first = await _server.InvokeAsync("id-1", Ada);
        var second = await _server.InvokeAsync("id-2", Ada);

        Assert.Equal("""{"said":"Ada 1 True!"}""", first.AssertResponse("id-1").BodyText);
        Assert.Equal("""{"said":"Ada 1 True!"}""", second.AssertResponse("id-2").BodyText);
    }
}
