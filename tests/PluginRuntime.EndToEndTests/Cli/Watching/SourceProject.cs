using System.Text.Json;
using PluginRuntime.EndToEndTests.Cli.Run;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Cli.Watching;

/// <summary>
/// A project <c>Versions</c> in a folder of its own, with a handler that answers its version and its process id, and a project that it refers
/// to. Disposal deletes it.
/// </summary>
/// <remarks>The tests of a class share one: what its first build has restored and compiled need not be made again for each of them.</remarks>
public sealed class SourceProject : IDisposable
{
    private readonly HashSet<string> _own;
    private readonly string _root = Directory.CreateTempSubdirectory("project-").FullName;

    public SourceProject()
    {
        Write("Words/Words.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """);
        WriteWord("v");
        Write("Versions/Versions.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <EnableDynamicLoading>true</EnableDynamicLoading>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Words/Words.csproj" />
                <Reference Include="{Path.Combine(Repository.Built("PluginRuntime.Contracts"), "PluginRuntime.Contracts.dll")}" Private="false" />
              </ItemGroup>
              <Target Name="Count" AfterTargets="Restore">
                <WriteLinesToFile File="obj/restores" Lines="one more" />
              </Target>
              <Target Name="Block" BeforeTargets="CoreCompile" Condition="Exists('obj/block')">
                <Exec Command="echo $$ > obj/pid; mv obj/pid obj/blocked; while [ -e obj/block ]; do sleep 0.05; done" />
              </Target>
            </Project>
            """);
        Write("Versions/Answer.cs", "public sealed record Answer(string Version, int Process);");
        WriteVersion(1);
        _own = [.. Directory.GetFiles(Folder)];
    }

    /// <summary>What the handler answers.</summary>
    internal sealed record Answer(string Version, int Process);

    public string Folder => Path.Combine(_root, "Versions");

    /// <summary>Puts the sources back to what they were in the beginning, whatever a test before has done to them.</summary>
    public void Restore()
    {
        Assert.SkipUnless(Repository.CanBuild(), "Projects are built and watched where the source tree can be written, once.");
        if (Directory.Exists(PathOf("Versions/obj")))
        {
            Unblock();
        }

        foreach (var left in Directory.GetFiles(_root).Concat(Directory.GetFiles(Folder)).Where(file => !_own.Contains(file)))
        {
            File.Delete(left);
        }

        WriteWord("v");
        WriteVersion(1);
    }

    /// <summary>Serves it by <c>run</c>.</summary>
    internal Task<ServedFunctions> RunAsync(params string[] options) => ServedFunctions.StartAsync(1, [Folder, .. options]);

    /// <summary>Calls the handler.</summary>
    /// <param name="run">Where it is served.</param>
    /// <param name="gate">A file that it waits for; empty for none.</param>
    internal static async Task<Answer> CallAsync(ServedFunctions run, string gate = "")
    {
        var (error, body) = await run.CallAsync("Versions", JsonSerializer.Serialize(gate));
        Assert.True(error is null, body);
        return JsonSerializer.Deserialize<Answer>(body, JsonSerializerOptions.Web)!;
    }

    /// <summary>Saves the handler with another version.</summary>
    /// <param name="version">What it answers.</param>
    /// <param name="constructor">What its constructor does.</param>
    public void WriteVersion(int version, string constructor = "") => Write("Versions/Handler.cs", $$"""
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using PluginRuntime;

        public sealed class Handler : IHandler<string, Answer>
        {
            public Handler() { {{constructor}} }

            // The event is a file to wait for, if it is anything.
            public async ValueTask<Answer> HandleAsync(string payload, IInvocationContext context, CancellationToken token)
            {
                while (payload.Length > 0 && !File.Exists(payload))
                {
                    File.WriteAllText(payload + ".waits", "");
                    await Task.Delay(10, token);
                }

                return new Answer($"{Word.Prefix}{{version}}", System.Environment.ProcessId);
            }
        }
        """);

    /// <summary>Saves the project that is referred to.</summary>
    public void WriteWord(string prefix) =>
        Write("Words/Word.cs", $$"""public static class Word { public static string Prefix => "{{prefix}}"; }""");

    public string PathOf(string name) => Path.Combine(_root, name);

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
    }

    /// <summary>How often the project was restored.</summary>
    public int Restores => File.ReadAllLines(PathOf("Versions/obj/restores")).Length;

    /// <summary>The next build stops before it compiles, until <see cref="Unblock"/>.</summary>
    public void Block()
    {
        File.Delete(PathOf("Versions/obj/blocked"));
        Write("Versions/obj/block", "");
    }

    /// <summary>Waits until a build has stopped.</summary>
    /// <returns>The id of a process of that build.</returns>
    public async Task<int> BlockedAsync()
    {
        await UntilThereAsync("Versions/obj/blocked");
        return int.Parse(File.ReadAllText(PathOf("Versions/obj/blocked")), provider: null);
    }

    public void Unblock() => File.Delete(PathOf("Versions/obj/block"));

    /// <summary>Waits for a file; the test's time limit ends the wait.</summary>
    public async Task UntilThereAsync(string name)
    {
        while (!File.Exists(PathOf(name)))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
