using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests;

/// <summary>
/// Promise: packages with conflicting dependencies lie side by side in one root, and <c>_HANDLER</c> alone chooses.
/// </summary>
/// <remarks>The dependencies are real ones from the registry, in the versions that users bring.</remarks>
public sealed class IsolationTests : IDisposable
{
    // Handler, event, response. P4: two versions of Newtonsoft.Json; P9: Microsoft.Extensions and System.Text.Json newer than the host's.
    private static readonly (string Handler, string Event, string Response)[] Packages =
    [
        ("Newtonsoft12", """ "{\"name\":\"Ada\"}" """, "\"Ada 12.0.0.0 12.0.3.23909\""),
        ("Newtonsoft13", """ "{\"name\":\"Ada\"}" """, "\"Ada 13.0.0.0 13.0.4.30916\""),
        ("Extensions10", """{"who":"Ada"}""", Versions(10)),
        ("Extensions11", """{"who":"Ada"}""", Versions(11)),
        ("NativeAsset", "[40,2]", "42"),
        ("Satellite", "\"de\"", "\"Guten Tag\""),
        ("SameName", "", "\"McMaster.NETCore.Plugins 1.2.3.0\""),
        ("Greeter", """{"name":"Ada"}""", """{"message":"Hello, Ada!"}"""),
        ("Echo", "bytes", "bytes"),
        ("FormsOwnJsonServices:typed", """{"name":"Ada"}""", """{"said":"Ada!"}"""),
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("root").FullName;

    public IsolationTests()
    {
        foreach (var (handler, _, _) in Packages)
        {
            var name = NameOf(handler);
            Copy(Repository.Built(name), Path.Combine(_root, name));
        }
    }

    public static TheoryData<string> Handlers => [.. Packages.Select(package => package.Handler)];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task P4_P9_each_of_ten_packages_in_one_root_answers_with_its_own_dependencies(string handler) => await AnswerAsync(handler);

    [Fact]
    public async Task Ten_processes_at_once_do_not_disturb_each_other() =>
        await Task.WhenAll(Packages.Select(package => AnswerAsync(package.Handler)));

    [Theory]
    [InlineData("\"fr\"", "\"Bonjour\"")]
    [InlineData("\"ja\"", "\"Hello\"")]
    public async Task Satellite_resources_follow_the_culture_and_fall_back_to_the_neutral_one(string payload, string response)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = HostRun.Start(server, "Satellite", "/nowhere", ("PLUGINRUNTIME_ROOTS", _root));

        Assert.Equal(response, (await server.InvokeAsync("id-1", payload)).AssertResponse("id-1").BodyText);
    }

    private async Task AnswerAsync(string handler)
    {
        var (_, payload, response) = Packages.Single(package => package.Handler == handler);
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = HostRun.Start(server, handler, "/nowhere", ("PLUGINRUNTIME_ROOTS", _root));

        Assert.Equal(response, (await server.InvokeAsync("id-1", payload)).AssertResponse("id-1").BodyText);
        await server.NextAsync();
    }

    private static string Versions(int major) =>
        $$"""{"said":"Hello from settings, Ada","sent":"{\u0022who\u0022:\u0022Ada\u0022}","extensions":{{major}},"json":{{major}}}""";

    private static string NameOf(string handler) => handler.Split(':')[0];

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
