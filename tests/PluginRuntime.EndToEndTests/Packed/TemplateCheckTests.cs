namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Promise: a handler that a template names and the code has not is told by the build of who has the package, where the template names it.</summary>
public sealed class TemplateCheckTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private const string Source = """
        namespace Orders;

        public class Checkout
        {
            public string PlaceOrder(string order) => order;
        }
        """;

    private const string Template = """
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: src/Orders/bin/Release/net10.0/linux-arm64/Orders.zip
              Handler: Orders:Orders.Checkout.PlaceOrder
              Runtime: provided.al2023
              Architectures: [arm64]
              Layers: [!Ref HostLayerArn]
          Elsewhere:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: src/Elsewhere/
              Handler: Elsewhere:Nothing
              Runtime: provided.al2023
        """;

    private readonly UserMachine _machine = new();

    public TemplateCheckTests()
    {
        _machine.WriteProject("src/Orders", Source);
        File.Move(_machine.At("src", "Orders", "src", "Orders.csproj"), _machine.At("src", "Orders", "Orders.csproj"));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Who_renames_the_method_sees_the_templates_line_and_the_nearest_right_name()
    {
        _machine.Write("template.yaml", Template);
        await _machine.RunAsync("dotnet build src/Orders");

        _machine.Write("src/Orders/Code.cs", Source.Replace("PlaceOrder", "PlaceOrders", StringComparison.Ordinal));
        var (exitCode, output, errors) = await _machine.TryAsync("dotnet build src/Orders");

        Assert.True(exitCode != 0, output + errors);
        Assert.Contains($"{_machine.At("template.yaml")}(6,16): error PLV1202: ", output, StringComparison.Ordinal);
        Assert.Contains("Orders.Checkout.PlaceOrders", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", output, StringComparison.Ordinal);

        await _machine.RunAsync("dotnet build src/Orders -p:LambdaTemplateCheck=false");
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Where_nothing_changed_nothing_is_started_and_a_change_of_the_template_alone_is_seen()
    {
        _machine.Write("template.yaml", Template);
        Assert.Equal(1, await ChecksOfAsync());
        Assert.Equal(0, await ChecksOfAsync());

        _machine.Write("template.yaml", Template.Replace("src/Elsewhere/", "src/Other/", StringComparison.Ordinal));
        Assert.Equal(1, await ChecksOfAsync());
        Assert.Equal(0, await ChecksOfAsync());

        _machine.Write("main.tf", "");
        Assert.Equal(1, await ChecksOfAsync());
        File.Delete(_machine.At("main.tf"));
        Assert.Equal(1, await ChecksOfAsync());

        _machine.Write("template.yaml", Template.Replace("PlaceOrder", "PlaceNone", StringComparison.Ordinal));
        Assert.Contains("(6,16): error PLV1202", (await _machine.TryAsync("dotnet build src/Orders")).Output, StringComparison.Ordinal);
        Assert.Contains("(6,16): error PLV1202", (await _machine.TryAsync("dotnet build src/Orders")).Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Every_kind_of_file_is_looked_for_and_a_project_says_which_count()
    {
        _machine.Write("src/Orders/aws-lambda-tools-defaults.json", """{ "function-handler": "Orders::Orders.Checkout::PlaceOder" }""");
        _machine.Write("main.tf", "resource \"aws_lambda_function\" \"orders\" {\n  filename = \"Orders.zip\"\n  handler = \"Orders:none\"\n  runtime = \"dotnet10\"\n}\n");
        _machine.Write("src/serverless.yml", "provider: { runtime: provided.al2023, layers: [pluginruntime-linux-x64] }\nfunctions:\n  orders:\n    handler: Orders:none\n    package: { artifact: Orders.zip }\n");
        _machine.Write("cdk.out/A.template.json", """{ "Resources": { "A": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "none" }, "Metadata": { "aws:asset:path": "../src/Orders" } } } }""");
        _machine.Write("template.yaml", "{{ no template }}: [\n");
        _machine.Write("elsewhere.yaml", Template.Replace("PlaceOrder", "PlaceNone", StringComparison.Ordinal));

        var (exitCode, output, errors) = await _machine.TryAsync("dotnet build src/Orders");

        Assert.True(exitCode != 0, output + errors);
        string[] told =
        [
            "aws-lambda-tools-defaults.json(1,23): error PLV1202", "main.tf(3,13): error PLV1202", "main.tf(4,13): error PLV1203", "src/serverless.yml(4,14): error PLV1202",
            "cdk.out/A.template.json(1,85): error PLV1202", "template.yaml(1,2): warning PLV1201",
        ];
        Assert.All(told, each => Assert.Contains(each, output, StringComparison.Ordinal));
        Assert.DoesNotContain("elsewhere.yaml", output, StringComparison.Ordinal);

        _machine.WriteProject("src/Orders", Source, items: """</ItemGroup><ItemGroup><LambdaTemplate Remove="@(LambdaTemplate)" /><LambdaTemplate Include="../../elsewhere.yaml" />""");
        File.Move(_machine.At("src", "Orders", "src", "Orders.csproj"), _machine.At("src", "Orders", "Orders.csproj"), overwrite: true);
        var chosen = (await _machine.TryAsync("dotnet build src/Orders")).Output;

        Assert.Contains("elsewhere.yaml(6,16): error PLV1202", chosen, StringComparison.Ordinal);
        Assert.DoesNotContain("main.tf", chosen, StringComparison.Ordinal);
    }

    public void Dispose() => _machine.Dispose();

    private async Task<int> ChecksOfAsync()
    {
        var output = await _machine.RunAsync("dotnet build src/Orders -v:detailed");
        return output.Split("PluginRuntime.Packaging.dll\" check ").Length - 1;
    }
}
