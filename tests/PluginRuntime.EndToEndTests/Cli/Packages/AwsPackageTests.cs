using PluginRuntime.EndToEndTests.Cli.Run;

namespace PluginRuntime.EndToEndTests.Cli.Packages;

/// <summary>Promise: a class library written for AWS's .NET runtime is listed, invoked and served as any other package.</summary>
public sealed class AwsPackageTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const string One = "namespace Orders { public class Function { public System.IO.Stream Up(System.IO.Stream text) => text; } }";
    private const string Two = "namespace Orders { public class Function { public System.IO.Stream Up(System.IO.Stream text) => text; public System.IO.Stream Down(System.IO.Stream text) => text; } }";
    private const string WithContracts =
        """
        public class Create : PluginRuntime.IHandler<string>
        {
            public System.Threading.Tasks.ValueTask HandleAsync(
                string payload, PluginRuntime.IInvocationContext context, System.Threading.CancellationToken token) => default;
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("aws-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Its_methods_are_listed_as_AWSs_runtime_names_them()
    {
        var result = await CliProcess.RunAsync("list", Package(Two));

        Assert.Equal("Orders::Orders.Function::Up\nOrders::Orders.Function::Down\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData(One, "Orders::Orders.Function::Up")]
    [InlineData(Two, "Orders")]
    [InlineData(One + WithContracts, "Orders")]
    public async Task Its_only_method_need_not_be_named_unless_it_has_a_handler_of_the_contracts(string source, string handler) =>
        Assert.Contains($"<{handler}>", await HandlerPassedFor(Package(source)));

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_is_named_is_passed_on_as_it_is() =>
        Assert.Contains(
            "<Orders::Orders.Function::Down>", await HandlerPassedFor(Package(Two), "--handler", "Orders::Orders.Function::Down"));

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("""{ /* AWS's own tool */ "profile": "", "function-handler": "Orders::Orders.Function::Down", }""", "Orders::Orders.Function::Down")]
    [InlineData("""{ "function-handler": 1 }""", "Orders")]
    [InlineData("""{ "function-handler": """, "Orders")]
    [InlineData("[]", "Orders")]
    public async Task A_projects_method_is_the_one_that_AWSs_tool_deploys(string settings, string handler)
    {
        Write("Orders.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><None Include="Amazon.Lambda.Core.dll" CopyToOutputDirectory="Always" /></ItemGroup>
            </Project>
            """);
        Write("Amazon.Lambda.Core.dll", "");
        Write("Function.cs", Two);
        Write("aws-lambda-tools-defaults.json", settings);

        Assert.Contains($"<{handler}>", await HandlerPassedFor(_folder));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task It_is_served_as_one_function_and_as_those_that_are_named()
    {
        using var run = await ServedFunctions.StartAsync(
            2, Package(Two), "--handler", "Lower=Orders::Orders.Function::Down");

        Assert.Contains("--function-name Orders ", run.Commands[0]);
        Assert.Contains("--function-name Lower ", run.Commands[1]);
    }

    private static async Task<string> HandlerPassedFor(string target, params string[] arguments)
    {
        using var scripted = new CliWithScriptedHost("""echo "<$_HANDLER>" """);
        using var cli = CliProcess.StartFrom(Path.GetDirectoryName(scripted.Package)!, ["invoke", target, .. arguments]);
        return (await cli.FinishAsync()).Errors;
    }

    private string Package(string source)
    {
        Write("Amazon.Lambda.Core.dll", "");
        return CompiledDll.Write(_folder, "Orders", source);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);
}
