using System.Text.Json;
using System.Xml.Linq;
using Mono.Cecil;
using PluginRuntime.EndToEndTests.Cli;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packages;

/// <summary>Promise: a package that was compiled against any version of the contracts runs on this host, and answers as it did.</summary>
public sealed class CompatibilityTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    /// <summary>Each answer of each version: its number in the file names it.</summary>
    public static TheoryData<string, int, string> Answers =>
    [
        .. from version in Versions
           from answer in AnswersOf(version).Select((answer, index) => (Handler: answer.GetProperty("handler").GetString()!, Index: index))
           select (version, answer.Index, answer.Handler),
    ];

    public static TheoryData<string> EachVersion => [.. Versions];

    private static string[] Versions { get; } =
        [.. Directory.GetDirectories(Repository.Path("tests", "compat")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_an_older_version_was_compiled_against_answers_as_it_did(string version, int number, string handler)
    {
        var expected = AnswersOf(version)[number];
        await using var host = HostRun.StartPublished(_server, handler, PackagesOf(version));

        var answer = await _server.InvokeAsync("id-1", TextOf(expected, "event")!);
        await _server.NextAsync();

        if (TextOf(expected, "error") is { } error)
        {
            Assert.Equal(error, answer.AssertError("id-1", "Function." + error.Replace(".", "", StringComparison.Ordinal)).GetProperty("errorType").GetString());
        }
        else
        {
            Assert.Equal(TextOf(expected, "response"), answer.AssertResponse("id-1").BodyText);
        }

        Assert.Contains(TextOf(expected, "log") ?? "", string.Join('\n', await host.EndAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachVersion))]
    public async Task Every_handler_that_the_packages_have_is_asked(string version)
    {
        var listed = await CliProcess.RunAsync("list", PackagesOf(version));

        Assert.Equal(0, listed.ExitCode);
        var named = listed.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(':', StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(named);
        var asked = AnswersOf(version).Select(answer => answer.GetProperty("handler").GetString()!).ToHashSet();
        Assert.DoesNotContain(named, handler => !asked.Contains(handler) && !asked.Contains(handler.Split(':')[0]));
    }

    [Theory]
    [MemberData(nameof(EachVersion))]
    public void The_packages_were_compiled_against_the_version_that_their_folder_names(string version)
    {
        var dlls = Directory.GetDirectories(PackagesOf(version)).Select(package => Path.Combine(package, Path.GetFileName(package) + ".dll")).ToArray();

        Assert.NotEmpty(dlls);
        Assert.All(dlls, dll =>
        {
            using var assembly = AssemblyDefinition.ReadAssembly(dll);
            var contracts = assembly.MainModule.AssemblyReferences.Single(reference => reference.Name == "PluginRuntime.Contracts");
            Assert.Equal(Version.Parse(version).ToString(fieldCount: 2), contracts.Version.ToString(fieldCount: 2));
        });
    }

    [Fact]
    public void The_version_that_is_built_has_its_packages()
    {
        var built = XDocument.Load(Repository.Path("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

        Assert.Contains(built, Versions);
    }

    private static string PackagesOf(string version) => Repository.Path("tests", "compat", version, "packages");

    private static string? TextOf(JsonElement answer, string name) => answer.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static JsonElement[] AnswersOf(string version)
    {
        using var answers = JsonDocument.Parse(File.ReadAllText(Repository.Path("tests", "compat", version, "answers.json")));
        return [.. answers.RootElement.EnumerateArray().Select(answer => answer.Clone())];
    }
}
