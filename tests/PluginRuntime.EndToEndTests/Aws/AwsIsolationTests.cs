using System.Text.Json;
using System.Text.Json.Nodes;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>
/// Promise: packages of AWS's handlers lie side by side in one root with dependencies that conflict, and need no file but their DLLs.
/// </summary>
public sealed class AwsIsolationTests : IDisposable
{
    private const string Ada = """{"customer":"Ada","name":"Ada"}""";

    private readonly string _root = Directory.CreateTempSubdirectory("root").FullName;

    public static TheoryData<string, string> Newtonsofts => new()
    {
        { "AwsNewtonsoft12", "12.0.0.0" },
        { "AwsNewtonsoft13", "13.0.0.0" },
    };

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [MemberData(nameof(Newtonsofts))]
    public async Task P4_one_root_holds_both_and_the_handler_string_alone_chooses(string package, string version)
    {
        CopyAll("AwsNewtonsoft12", "AwsNewtonsoft13", "AwsFirst", "AwsUnknown", "Echo");

        await AssertVersionAsync(package, version);
    }

    [Fact]
    public async Task All_at_once_do_not_disturb_each_other()
    {
        CopyAll("AwsNewtonsoft12", "AwsNewtonsoft13", "AwsFirst", "AwsMiddle", "AwsNewest", "AwsUnknown", "Echo");

        await Task.WhenAll(
        [
            AssertVersionAsync("AwsNewtonsoft12", "12.0.0.0"),
            AssertVersionAsync("AwsNewtonsoft13", "13.0.0.0"),
            AssertAnswersAsync("Echo", Ada),
            .. AwsPackages.All.Select(package => AssertAnswersAsync(package + "::AwsForms.Parameters::Event", """{"said":"Ada."}""")),
        ]);
    }

    [Theory]
    [MemberData(nameof(Newtonsofts))]
    public async Task Without_deps_json_the_files_beside_it_are_what_there_is(string package, string version)
    {
        CopyAll(package);
        File.Delete(DepsOf(package));
        File.Delete(Path.Combine(_root, package, package + ".runtimeconfig.json"));

        await AssertVersionAsync(package, version);
    }

    [Theory]
    [MemberData(nameof(Newtonsofts))]
    public async Task A_deps_json_that_names_native_libraries_that_are_not_there_does_not_matter(string package, string version)
    {
        CopyAll(package);
        NameAbsentLibraries(DepsOf(package));

        await AssertVersionAsync(package, version);
    }

    [Fact]
    public async Task A_package_without_the_assembly_that_it_was_built_with_says_so()
    {
        CopyAll("AwsNewest");
        File.Delete(Path.Combine(_root, "AwsNewest", "Amazon.Lambda.Core.dll"));
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = Start(server, "AwsNewest::AwsForms.Parameters::Context");

        var request = await server.NextRequestAsync(HostRun.Patience);
        await request.AcceptedAsync();

        Assert.Equal("/2018-06-01/runtime/init/error", request.Path);
        Assert.Contains("Amazon.Lambda.Core", request.BodyText, StringComparison.Ordinal);
        Assert.Equal(2, await host.ExitAsync());
    }

    private async Task AssertVersionAsync(string package, string version)
    {
        var folder = Path.Combine(_root, package);
        await AssertAnswersAsync(package + "::AwsNewtonsoft.Version::Of", JsonSerializer.Serialize<string[]>(["Ada", version, folder]));
    }

    private async Task AssertAnswersAsync(string handler, string response)
    {
        await using var server = ScriptedRuntimeApi.Start();
        await using var host = Start(server, handler);

        Assert.Equal(response, (await server.InvokeAsync("id-1", Ada)).AssertResponse("id-1").BodyText);
    }

    private HostRun Start(ScriptedRuntimeApi server, string handler) =>
        HostRun.StartPublished(server, handler, "/nowhere", ("PLUGINRUNTIME_ROOTS", _root));

    private string DepsOf(string package) => Path.Combine(_root, package, package + ".deps.json");

    private static void NameAbsentLibraries(string file)
    {
        var deps = JsonNode.Parse(File.ReadAllText(file))!;
        var target = deps["targets"]!.AsObject().Single().Value!;
        target["Absent/1.0.0"] = JsonNode.Parse(
            """
            {
              "native": { "libabsent.so": { "fileVersion": "0.0.0.0" } },
              "runtimeTargets": { "runtimes/linux-x64/native/libabsent.so": { "rid": "linux-x64", "assetType": "native", "fileVersion": "0.0.0.0" } }
            }
            """);
        deps["libraries"]!["Absent/1.0.0"] = JsonNode.Parse("""{ "type": "package", "serviceable": true, "sha512": "", "path": "absent/1.0.0" }""");
        File.WriteAllText(file, deps.ToJsonString());
    }

    private void CopyAll(params string[] packages)
    {
        foreach (var package in packages)
        {
            Directory.CreateDirectory(Path.Combine(_root, package));
            foreach (var file in Directory.EnumerateFiles(Repository.Built(package)))
            {
                File.Copy(file, Path.Combine(_root, package, Path.GetFileName(file)));
            }
        }
    }
}
