using PluginRuntime.EndToEndTests.Processes;

namespace PluginRuntime.EndToEndTests.Cli;

/// <summary>Promise: a project is built wherever MSBuild can build it, else that is said; and a build that is interrupted leaves nothing behind.</summary>
public sealed class ProjectBuildTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    // All that has a meaning somewhere and none in a path.
    private const string Odd = "it's \"odd\"; 100%, $(x) = \u00e9~ & <b> [c] #1 @resp";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("builds");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ProjectBuildTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows has fewer such names, and no signals.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(Odd, "Odd")]
    [InlineData("-dash", "-dash;it's, 100%20")]
    [InlineData("new\nline", "Odd")]
    public async Task M1_a_project_whose_path_has_odd_characters_is_built_and_answers(string folder, string name)
    {
        var result = await CliProcess.RunAsync("invoke", await WriteProjectAsync(folder, name), "--handler", "Odd::Odd.Function::Go", "--event", "\"Ada\"");

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal("\"Hello, Ada\"", result.Output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task M2_what_MSBuild_would_misread_is_told_before_the_build()
    {
        var project = await WriteProjectAsync("per%20cent", "Odd");

        var result = await CliProcess.RunAsync("invoke", project);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"MSBuild cannot build '{project}': it takes '%20'", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Join(Path.GetDirectoryName(project), "obj")));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task M3_a_temporary_folder_with_odd_characters_takes_what_is_published()
    {
        var temporary = _folder.CreateSubdirectory("it's \"odd\"; 100%20, $(x) @(Compile)").FullName;
        var project = await WriteProjectAsync("plain", "Odd");
        var zip = Path.Join(_folder.FullName, "layer.zip");
        using var cli = CliProcess.StartWithTemporary(temporary, "layer", project, "-o", zip);

        var result = await cli.FinishAsync();

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.True(File.Exists(zip));
        Assert.Empty(Directory.GetDirectories(temporary, "pluginruntime-*"));
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [DiffersByUser]
    [InlineData("INT", 130, "invoke")]
    [InlineData("TERM", 143, "layer")]
    public async Task M4_a_signal_in_a_build_ends_the_programs_of_its_tasks_and_leaves_no_temporary_file(string signal, int exitCode, string verb)
    {
        var temporary = _folder.CreateSubdirectory("tmp").FullName;
        var begun = Path.Join(_folder.FullName, "begun");
        var project = await WriteProjectAsync(
            "holds", "Odd", $"""<Target Name="Hold" BeforeTargets="CoreCompile"><Exec Command="echo $$ > '{begun}.new'; mv '{begun}.new' '{begun}'; exec sleep 600" /></Target>""");
        using var cli = CliProcess.StartWithTemporary(temporary, [verb, project, .. verb == "layer" ? (string[])["-o", Path.Join(_folder.FullName, "layer.zip")] : []]);
        while (!File.Exists(begun))
        {
            await Task.Delay(20, Cancellation);
        }

        await cli.SignalAsync(signal);
        var result = await cli.FinishAsync();

        Assert.Equal(exitCode, result.ExitCode);
        await EndedProcess.OfAsync(int.Parse(await File.ReadAllTextAsync(begun, Cancellation), provider: null), Cancellation);
        string[] patterns = ["MSBuildTemp*", "pluginruntime-*", "clr-debug-pipe-*", "dotnet-diagnostic-*"];
        Assert.Empty(patterns.SelectMany(pattern => Directory.GetFileSystemEntries(temporary, pattern)));
    }

    private async Task<string> WriteProjectAsync(string folder, string name, string more = "")
    {
        var directory = _folder.CreateSubdirectory(folder).FullName;
        var project = Path.Join(directory, name + ".csproj");
        await File.WriteAllTextAsync(
            project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <AssemblyName>Odd</AssemblyName>
              </PropertyGroup>
              {more}
            </Project>
            """,
            Cancellation);
        await File.WriteAllTextAsync(
            Path.Join(directory, "Function.cs"),
            "namespace Odd; public class Function { public string Go(string name) => \"Hello, \" + name; }",
            Cancellation);
        return project;
    }
}
