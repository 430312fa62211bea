using System.IO.Compression;
using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.FirstContact;

/// <summary>Promise: a single file with a handler is taken like a project, by every verb.</summary>
public sealed class SingleFileTests
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private const string Handler = """
        using PluginRuntime;

        public sealed class Hello : IHandler<string, string>
        {
            public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken token) => ValueTask.FromResult("Hello, " + payload);
        }
        """;

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task It_is_listed_and_invoked_without_a_project_or_an_entry_point()
    {
        using var file = new HandlerFile(HandlerFile.Contracts + Handler);

        var listed = await CliProcess.RunAsync("list", file.Path);
        var invoked = await CliProcess.RunAsync("invoke", file.Path, "--event", "\"Ada\"");

        Assert.True(listed.ExitCode == 0, listed.Errors);
        Assert.Equal("hello\nhello:Hello\n", listed.Output);
        Assert.True(invoked.ExitCode == 0, invoked.Errors);
        Assert.Equal("\"Hello, Ada\"", invoked.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task It_is_published_to_the_same_package_as_a_project_of_the_same_code()
    {
        using var file = new HandlerFile(HandlerFile.Contracts + "#:property PublishReadyToRun=false\n" + Handler);
        var project = Directory.CreateDirectory(Path.Join(file.Folder, "project")).FullName;
        await File.WriteAllTextAsync(Path.Join(project, "Hello.cs"), Handler, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Join(project, "hello.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnableDynamicLoading>true</EnableDynamicLoading>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{ScriptedServer.Repository.Path("contracts", "PluginRuntime.Contracts", "PluginRuntime.Contracts.csproj")}" Private="false" ExcludeAssets="runtime" />
              </ItemGroup>
            </Project>
            """,
            TestContext.Current.CancellationToken);

        var ofFile = await PublishAsync(file.Path, Path.Join(file.Folder, "file.zip"));
        var ofProject = await PublishAsync(project, Path.Join(file.Folder, "project.zip"));

        Assert.Equal(ofProject.Report, ofFile.Report);
        Assert.Equal(ofProject.Entries, ofFile.Entries);
        Assert.Equal(
            ["handlers/hello/handler.json", "handlers/hello/hello.deps.json", "handlers/hello/hello.dll", "handlers/hello/hello.runtimeconfig.json"], ofFile.Entries);
        Assert.Equal(ofProject.Dependencies, ofFile.Dependencies);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Run_serves_it_and_takes_each_change_or_tells_what_is_wrong_with_it()
    {
        using var file = new HandlerFile(HandlerFile.Contracts + Handler);
        await File.WriteAllTextAsync(Path.Join(file.Folder, "other.cs"), "not C#", TestContext.Current.CancellationToken);
        await using var run = await ServedFunctions.StartAsync(1, file.Path);
        Assert.Equal("\"Hello, Ada\"", (await run.CallAsync("hello", "\"Ada\"")).Body);

        var other = Handler.Replace("Hello, ", "Good day, ", StringComparison.Ordinal);
        file.Write(HandlerFile.Contracts + other);
        await run.LogLineAsync("served");
        Assert.Equal("\"Good day, Ada\"", (await run.CallAsync("hello", "\"Ada\"")).Body);

        file.Write(HandlerFile.Contracts + "#:project words\n" + other);
        await run.LogLineAsync("words");
        await run.LogLineAsync("the code from before goes on serving");
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("class Wrong { int _number = \"text\"; }", "hello.cs(1,29): error CS0029", "The build of")]
    [InlineData("System.Console.WriteLine();", "statements outside of every type", "IHandler<string, string>")]
    [InlineData("public class Program { public static void Main() { } }", "a static method Main", "IHandler<string, string>")]
    [InlineData("public class Nothing { }", "no handler", "IHandler<")]
    [InlineData("#:package No.Such.Package.Anywhere@1.0.0\npublic class Nothing { }", "No.Such.Package.Anywhere", "The build of")]
    public async Task What_cannot_be_a_handler_is_told_with_what_should_be_there(string code, string found, string right)
    {
        using var file = new HandlerFile(code);

        var result = await CliProcess.RunAsync("list", file.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(found, result.Errors);
        Assert.Contains(right, result.Errors);
    }

    private static async Task<(string Report, string[] Entries, string Dependencies)> PublishAsync(string target, string zip)
    {
        var result = await CliProcess.RunAsync("layer", target, "-o", zip);
        Assert.True(result.ExitCode == 0, result.Errors);
        using var archive = await ZipFile.OpenReadAsync(zip, TestContext.Current.CancellationToken);
        using var dependencies = new StreamReader(archive.GetEntry("handlers/hello/hello.deps.json")!.Open());
        return (
            string.Join('\n', result.Output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal))),
            [.. archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)],
            await dependencies.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
