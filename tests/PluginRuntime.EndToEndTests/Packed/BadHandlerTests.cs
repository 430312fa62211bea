namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Promise: what the host would refuse at its start is refused by the build of who has the package, with file and line.</summary>
public sealed class BadHandlerTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private const string Source = """
        using PluginRuntime;

        public class Function
        {
            [Handler("place")] public static async void Place(string order) => await System.Threading.Tasks.Task.Yield();
        }
        """;

    private readonly UserMachine _machine = new();

    [Theory(Timeout = TimeLimitMilliseconds)]
    [InlineData("PluginRuntime.Contracts")]
    [InlineData("PluginRuntime.Services")]
    public async Task It_is_refused_where_it_stands(string package)
    {
        _machine.WriteProject("Orders", Source, package);

        var (exitCode, output, errors) = await _machine.TryAsync("dotnet build Orders");

        Assert.True(exitCode != 0, output + errors);
        Assert.Contains($"{_machine.At("Orders", "Code.cs")}(5,49): error PLR2001: Function.Place of package Orders ", output);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_library_that_says_it_is_no_package_is_not_judged()
    {
        _machine.WriteProject("Orders", Source, properties: "<LambdaPackage>false</LambdaPackage>");

        await _machine.RunAsync("dotnet build Orders");
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_handler_that_the_project_names_and_does_not_have_is_refused_with_the_nearest()
    {
        _machine.WriteProject(
            "Orders",
            "public class Function { public static string Place(string order) => order; }",
            properties: "<LambdaHandler>\n  Orders:Function.Plase;\n  Orders::Function::Place(String); Other:Nothing\n</LambdaHandler>");

        var (exitCode, output, errors) = await _machine.TryAsync("dotnet build Orders");

        Assert.True(exitCode != 0, output + errors);
        Assert.Contains("error PLR2005: The handler 'Orders:Function.Plase' names the method 'Plase'", output);
        Assert.Contains("Near to it: Place.", output);
        Assert.DoesNotContain("'Orders::Function::Place(String)'", output);
        Assert.DoesNotContain("Other:Nothing", output);
    }

    public void Dispose() => _machine.Dispose();
}
