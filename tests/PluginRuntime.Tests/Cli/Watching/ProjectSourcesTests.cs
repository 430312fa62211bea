using PluginRuntime.Cli.Watching;

namespace PluginRuntime.Tests.Cli.Watching;

/// <summary>What MSBuild itself says of projects on the disk.</summary>
public sealed class ProjectSourcesTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly string _root = Directory.CreateTempSubdirectory("projects-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task They_are_the_projects_and_their_references_folders_linked_files_and_what_lies_above_without_the_outputs()
    {
        Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputPath>Built\</OutputPath>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="..\First\First.csproj" />
                <Compile Include="../Shared/Linked.cs" />
                <Compile Include="Built/Generated.cs" />
                <None Include=".env" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        Write("First/First.csproj", Library("""<ProjectReference Include="../Second/Second.csproj" />"""));
        Write("Second/Second.csproj", Library("""<ProjectReference Include="../First/First.csproj" />"""));
        Write("App/New.cs");
        Write("App/.env");
        Write("App/.gitignore");
        Write("App/Built/App.dll");
        Write("App/Built/Generated.cs");
        Write("First/obj/First.g.cs");
        Write("Second/deeper/Old.cs");
        Write("Shared/Linked.cs");
        Write("Shared/NotLinked.cs");
        Write("Directory.Build.props", "<Project/>");

        Assert.Equal(
            [
                "App/.env", "App/App.csproj", "App/New.cs", "Directory.Build.props", "First/First.csproj", "Second/Second.csproj", "Second/deeper/Old.cs",
                "Shared/Linked.cs",
            ],
            await FindAsync("App/App.csproj"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_project_whose_output_is_its_own_folder_still_has_sources()
    {
        Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputPath>.</OutputPath>
                <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
              </PropertyGroup>
              <ItemGroup><Content Include=".env" /></ItemGroup>
            </Project>
            """);
        Write("App/.env");

        Assert.Equal(["App/.env", "App/App.csproj"], await FindAsync("App/App.csproj"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Of_a_project_that_cannot_be_read_its_folder_counts_so_that_its_repair_does()
    {
        Write("App/App.csproj", "<Project");
        Write("App/A.cs");

        Assert.Equal(["App/A.cs", "App/App.csproj"], await FindAsync("App/App.csproj"));
    }

    private static string Library(string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    private async Task<IEnumerable<string>> FindAsync(string project)
    {
        var sources = await ProjectSources.FindAsync(Path.Combine(_root, project), Cancellation);
        return sources.Find()
            .Select(file => file.Path)
            .Where(path => path.StartsWith(_root, StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(_root, path))
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private void Write(string name, string content = "")
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
