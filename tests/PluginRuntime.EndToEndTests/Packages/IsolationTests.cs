using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>
/// Promise: packages with conflicting dependencies lie side by side in one root, and <c>_HANDLER</c> alone chooses.
/// </summary>
[DiffersByUser]
public sealed class IsolationTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("root").FullName;

    public IsolationTests()
    {
        foreach (var (handler, _, _) in TenPackages.All)
        {
            var name = TenPackages.NameOf(handler);
            CopiedFolder.Write(Repository.Built(name), Path.Combine(_root, name));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [MemberData(nameof(TenPackages.Handlers), MemberType = typeof(TenPackages))]
    public async Task P4_P9_each_of_ten_packages_in_one_root_answers_with_its_own_dependencies(string handler) => await AnswerAsync(handler);

    [Fact]
    public async Task Ten_processes_at_once_do_not_disturb_each_other() =>
        await Task.WhenAll(TenPackages.All.Select(package => AnswerAsync(package.Handler)));

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
        var (_, payload, response) = TenPackages.All.Single(package => package.Handler == handler);
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = HostRun.Start(server, handler, "/nowhere", ("PLUGINRUNTIME_ROOTS", _root));

        Assert.Equal(response, (await server.InvokeAsync("id-1", payload)).AssertResponse("id-1").BodyText);
        await server.NextAsync();
    }
}
