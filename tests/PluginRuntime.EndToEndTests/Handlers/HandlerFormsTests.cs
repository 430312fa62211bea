using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Handlers;

/// <summary>
/// Promise: every kind of response comes out of the process, whoever reads the handler's JSON and whether or not it has services.
/// </summary>
/// <remarks>
/// One source, <c>tests/plugins/Forms</c>, compiled into six packages. With services every answer ends in an exclamation mark, which only an
/// injected dependency gives; without, in a full stop. The name <c>said</c> stands in an attribute that only the right System.Text.Json sees.
/// All forms are called in the process of PluginRuntime.Tests, by the same loader and binder.
/// </remarks>
public sealed class HandlerFormsTests : IAsyncDisposable
{
    private const string Ada = """{"name":"Ada"}""";

    private static readonly string[] Packages =
    [
        "FormsReflected", "FormsGenerated", "FormsOwnJson", "FormsReflectedServices", "FormsGeneratedServices", "FormsOwnJsonServices",
    ];

    // Entry, event, response, the line on the console; '*' is the mark of the package's kind.
    private static readonly (string Entry, string Event, string Response, string? Line)[] Kinds =
    [
        ("typed", Ada, """{"said":"Ada*"}""", null),
        ("Methods.ValueTaskOnly", Ada, "", "Ada*"),
        ("Methods.StreamsLater", "bytes", "bytes*", null),
    ];

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public static TheoryData<string, string> KindsOfEachPackage()
    {
        var all = new TheoryData<string, string>();
        foreach (var package in Packages)
        {
            foreach (var (entry, _, _, _) in Kinds)
            {
                all.Add(package, entry);
            }
        }

        return all;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [RunsOnArm64]
    [MemberData(nameof(KindsOfEachPackage))]
    public async Task Every_kind_of_response_is_given(string package, string entry)
    {
        var (_, payload, response, line) = Kinds.Single(kind => kind.Entry == entry);
        await using var host = HostRun.StartPublished(_server, $"{package}:{entry}", Repository.Built(package));

        var answer = await _server.InvokeAsync("id-1", payload);

        var mark = package.EndsWith("Services", StringComparison.Ordinal) ? "!" : ".";
        Assert.Equal(response.Replace("*", mark, StringComparison.Ordinal), answer.AssertResponse("id-1").BodyText);
        await _server.NextAsync();
        string[] lines = line is null ? [] : ["id-1\tinfo\t" + line.Replace("*", mark, StringComparison.Ordinal)];
        Assert.Equal(lines, (await host.EndAsync()).Skip(1).Select(record => record[(record.IndexOf('\t', StringComparison.Ordinal) + 1)..]));
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
