using PluginRuntime.Benchmarks.Measurements;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Lifetime;

/// <summary>
/// Promise: before the first invocation is asked for, and before the first response, no type is loaded that is not in the lists of <c>StartTypes</c>.
/// </summary>
/// <remarks>
/// Most of a start is the loading of types, and each costs thousands of instructions. A change here is a change of the cold start: measure it with tests/benchmarks before
/// changing a list. What was found is written below artifacts/start-types, in the form of the lists.
/// </remarks>
public sealed class StartTypesTests : IAsyncDisposable
{
    private const string NextTitle = "# before the first next";
    private const string ResponseTitle = "# from there to the first response";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("types").FullName;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Echo", "Echo", "{}")]
    [InlineData("Greeter", "Greeter", """{"name":"Ada"}""")]
    [InlineData("AwsGreeter", "AwsGreeter::AwsGreeter.Function::Greet", """{"name":"Ada"}""")]
    public async Task No_type_is_loaded_that_is_not_in_the_list(string package, string handler, string payload)
    {
        BuiltLayer.SkipUnlessStartedByC();

        var trace = await TraceAsync(package, handler, payload);
        string[] found = [NextTitle, .. trace.BeforeNext, ResponseTitle, .. trace.BeforeResponse];

        var path = Path.Join(Directory.CreateDirectory(Repository.Path("artifacts", "start-types")).FullName, package + ".txt");
        await File.WriteAllLinesAsync(path, found, HostRun.Patience);
        var known = await File.ReadAllLinesAsync(Repository.Path("tests", "PluginRuntime.EndToEndTests", "Lifetime", "StartTypes", package + ".txt"), HostRun.Patience);
        Assert.True(found.SequenceEqual(known), Difference(known, found));
    }

    private static string Difference(string[] known, string[] found) =>
        $"""
        Other types are loaded than in Lifetime/StartTypes.
        more: {string.Join(" | ", Of(found, NextTitle).Except(Of(known, NextTitle)))}
        less: {string.Join(" | ", Of(known, NextTitle).Except(Of(found, NextTitle)))}
        more after next: {string.Join(" | ", Of(found, ResponseTitle).Except(Of(known, ResponseTitle)))}
        less after next: {string.Join(" | ", Of(known, ResponseTitle).Except(Of(found, ResponseTitle)))}
        If it is worth that, copy the files of artifacts/start-types there.
        """;

    private static IEnumerable<string> Of(string[] list, string title) => list.SkipWhile(line => line != title).Skip(1).TakeWhile(line => line[0] != '#');

    private async Task<StartTrace> TraceAsync(string package, string handler, string payload)
    {
        var path = Path.Join(_folder, "trace");

        // With that much memory a function has a whole processor, and nothing is prewarmed.
        await using var host = HostRun.Start(
            [Path.Join(Short(BuiltLayer.OfThisMachine.Tree, "layer"), "host", "PluginRuntime.Host")], _server.Endpoint, handler, Short(Repository.Published(package), package), [("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769"), .. RuntimeTrace.Variables(path)]);
        (await _server.InvokeAsync("id-1", payload)).AssertResponse("id-1");

        // The runtime writes the trace when the process ends by itself.
        await (await _server.NextAsync()).AnswerAsync(Answers.Status(500));
        Assert.Equal(1, await host.ExitAsync());
        return new StartTrace(RuntimeTrace.Read(path));
    }

    // On Lambda paths are short, and .NET takes another way with longer ones than some 80 characters: a repository may lie anywhere.
    private string Short(string tree, string name)
    {
        var copy = Path.Join(_folder, name);
        CopiedFolder.Write(tree, copy);
        return copy;
    }
}
