namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>
/// A solution as a user has it who publishes several handlers: versions in one place, all output in one folder, blanks in the paths; a handler
/// of each kind, a library, and a project that tests one of them with no package for tests.
/// </summary>
public sealed class PublishedSolution : IAsyncLifetime
{
    /// <summary>Its folder, on the machine.</summary>
    public const string Name = "the shop";

    /// <summary>The machine.</summary>
    public UserMachine Machine { get; } = new();

    /// <summary>What the build said when all were published with a zip.</summary>
    public string Output { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        StandInPackage.WriteAll(Machine.Others);
        Machine.Write($"{Name}/Directory.Build.props", """
            <Project><PropertyGroup>
              <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><UseArtifactsOutput>true</UseArtifactsOutput>
            </PropertyGroup></Project>
            """);
        Machine.Write($"{Name}/Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="PluginRuntime.Contracts" Version="1.0.0" /><PackageVersion Include="PluginRuntime.Services" Version="1.0.0" />
                <PackageVersion Include="Amazon.Lambda.Core" Version="2.8.0" /><PackageVersion Include="Microsoft.Extensions.Logging" Version="10.0.12" />
              </ItemGroup>
            </Project>
            """);
        WriteProjects();
        await Machine.RunAsync("dotnet new sln --format sln -n Shop && dotnet sln add */*.csproj", Name);
        Output = await Machine.RunAsync("dotnet publish Shop.sln -c Release -p:LambdaZip=true", Name);
    }

    public ValueTask DisposeAsync()
    {
        Machine.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A path in the solution.</summary>
    public string At(params string[] parts) => Machine.At([Name, .. parts]);

    /// <summary>Runs a line of a shell in the solution's folder.</summary>
    public Task<string> RunAsync(string line) => Machine.RunAsync(line, Name);

    private void WriteProjects()
    {
        Project("Orders", Reference("PluginRuntime.Contracts") + """<ProjectReference Include="../Prices/Prices.csproj" />""", """
            using PluginRuntime;
            public sealed class PlaceOrder : IHandler<string, string>
            {
                public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
                    ValueTask.FromResult($"{payload}: {Prices.Of(payload)}");
            }
            """);
        Project("Prices", "", "public static class Prices { public static int Of(string item) => item.Length; }");
        Project("Stock", Reference("PluginRuntime.Services"), Startup);
        Project("Loud", Reference("PluginRuntime.Services") + Reference("Microsoft.Extensions.Logging"), Startup);
        Project("Classic", Reference("PluginRuntime.Contracts") + Reference("Amazon.Lambda.Core"), """
            using Amazon.Lambda.Core;
            namespace Classic;
            public sealed class Function { public Stream Go(Stream input, ILambdaContext context) => input; }
            """);
        Project("Check", """<ProjectReference Include="../Stock/Stock.csproj" />""", """
            using Microsoft.Extensions.DependencyInjection;
            var services = new ServiceCollection();
            new Startup().ConfigureServices(services);
            Console.WriteLine(await new Clock(TimeProvider.System).HandleAsync("It is", null!, default));
            """, "<OutputType>Exe</OutputType><IsPublishable>false</IsPublishable>");
    }

    private const string Startup = """
        using Microsoft.Extensions.DependencyInjection;
        using PluginRuntime;
        public sealed class Startup : IHandlerStartup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
        }
        public sealed class Clock(TimeProvider time) : IHandler<string, string>
        {
            public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
                ValueTask.FromResult($"{payload} {time.GetUtcNow().Year}");
        }
        """;

    private static string Reference(string package) => $"""<PackageReference Include="{package}" />""";

    private void Project(string name, string references, string code, string properties = "")
    {
        Machine.Write($"{Name}/{name}/{name}.csproj", $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{references}</ItemGroup></Project>""");
        Machine.Write($"{Name}/{name}/Code.cs", code);
    }
}
