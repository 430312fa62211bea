using PluginRuntime.Deployments.Reading;
using PluginRuntime.Publishing.Verification.Deployments;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Verification.Deployments;

/// <summary>What a description of a deployment has wrong, held against the package that its function leads to.</summary>
public sealed class DeploymentVerificationTests : IDisposable
{
    private const string Source = "public class Checkout { [Handler(\"create\")] public string Create(string order) => order; }";
    private const string AwsSource = "public class Checkout { public Stream Create(Stream order) => order; }";
    private const string Host = "arn:aws:lambda:eu-central-1:123456789012:layer:pluginruntime-linux-x64:3";
    private const int Linux = 0x7B79;
    private const int Arm64 = 0xAA64 ^ Linux;

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("orders:create", null)]
    [InlineData("orders", null)]
    [InlineData("orders::Checkout::Create", null)]
    [InlineData("orders:craete", "Near to it: create")]
    [InlineData("orders::Checkout::Craete", "Create")]
    [InlineData("order:create", "'orders'")]
    [InlineData("'orders:'", "orders:")]
    [InlineData("''", "Handler")]
    public void A_handler_that_the_package_lacks_is_told_with_the_nearest_right_name(string handler, string? named)
    {
        using var package = CompiledPackage.Of(Source);

        var found = Found(package, $"Handler: {handler}", "Runtime: provided.al2023", $"Layers: [{Host}]");

        Assert.Equal(named is not null, found.Length == 1);
        Assert.All(found, finding => Assert.Same(VerificationRules.DescribedHandler, finding.Rule));
        Assert.All(found, finding => Assert.Contains(named!, finding.Message, StringComparison.Ordinal));
        Assert.All(found, finding => Assert.Equal((5, 16), (finding.Place.Line, finding.Place.Column)));
    }

    [Theory]
    [InlineData("[pluginruntime-linux-x64, other]", false)]
    [InlineData("[!Ref One, !Ref Other]", false)]
    [InlineData("[!Ref One]", true)]
    [InlineData("[pluginruntime-linux-x64]", true)]
    public void A_package_that_another_layer_may_bring_is_a_note(string layers, bool isError)
    {
        using var package = CompiledPackage.Of(Source);

        var finding = Assert.Single(Found(package, "Handler: payments:create", "Runtime: provided.al2023", $"Layers: {layers}"));

        Assert.Same(isError ? VerificationRules.DescribedHandler : VerificationRules.Unknown, finding.Rule);
    }

    [Theory]
    [InlineData("provided.al2023", true, false)]
    [InlineData("provided.al2", true, true)]
    [InlineData("dotnet10", true, true)]
    [InlineData("dotnet10", false, true)]
    [InlineData("nodejs22.x", true, true)]
    public void The_hosts_own_packages_run_with_one_runtime(string runtime, bool hasLayer, bool isRefused)
    {
        using var package = CompiledPackage.Of(Source);

        Assert.Equal(isRefused ? [VerificationRules.DescribedRuntime] : [], Rules(package, "Handler: orders:create", $"Runtime: {runtime}", hasLayer ? $"Layers: [{Host}]" : "Timeout: 3"));
    }

    [Theory]
    [InlineData("provided.al2023", true, false)]
    [InlineData("dotnet10", false, false)]
    [InlineData("dotnet8", false, false)]
    [InlineData("dotnet10", true, true)]
    [InlineData("provided.al2", true, true)]
    public void Packages_for_AWSs_runtime_keep_it_where_the_hosts_layer_is_not(string runtime, bool hasLayer, bool isRefused)
    {
        using var package = CompiledPackage.OfAws(AwsSource);

        Assert.Equal(
            isRefused ? [VerificationRules.DescribedRuntime] : [], Rules(package, "Handler: orders::Checkout::Create", $"Runtime: {runtime}", hasLayer ? $"Layers: [{Host}]" : "Timeout: 3"));
    }

    [Fact]
    public void A_function_in_another_language_beside_the_project_is_not_judged()
    {
        using var package = CompiledPackage.Of(Source);

        Assert.Empty(Found(package, "Handler: index.handler", "Runtime: nodejs22.x"));
    }

    [Theory]
    [InlineData("Timeout: 3", "linux-x64", false)]
    [InlineData("Timeout: 3", "linux-arm64", true)]
    [InlineData("Architectures: [arm64]", "linux-arm64", false)]
    [InlineData("Architectures: [arm64]", "linux-x64", true)]
    [InlineData("Architectures: [x86_64]", "linux-arm64", true)]
    [InlineData("Architectures: [amd64]", "linux-x64", true)]
    public void The_hosts_layer_is_for_the_functions_processor(string architectures, string layer, bool isRefused)
    {
        using var package = CompiledPackage.Of(Source);

        Assert.Equal(
            isRefused ? [VerificationRules.DescribedArchitecture] : [],
            Rules(package, "Handler: orders:create", "Runtime: provided.al2023", $"Layers: [pluginruntime-{layer}]", architectures));
    }

    [Theory]
    [InlineData("arm64", false)]
    [InlineData("x86_64", true)]
    public void So_is_the_code(string architecture, bool isRefused)
    {
        _disk.File("orders/orders.dll", TestAssembly.ReadyToRun(_ => Arm64));
        var package = Verified(_disk["orders"]);

        var found = Found(package, _disk["orders"], $"Architectures: [{architecture}]", "Runtime: provided.al2023", "Layers: [!Ref Host]")
            .Where(finding => finding.Rule == VerificationRules.DescribedArchitecture).ToArray();

        Assert.Equal(isRefused, found.Length == 1);
        Assert.All(found, finding => Assert.Contains("linux-arm64: orders.dll", finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("linux-arm64", "arm64", false)]
    [InlineData("linux-arm64", "x86_64", true)]
    public void So_is_the_folder_that_a_project_is_yet_to_be_published_into(string folder, string architecture, bool isRefused)
    {
        using var compiled = CompiledPackage.Of(Source);
        var package = new VerifiedPackage(compiled.Location, "orders", _disk.File("Orders/Orders.csproj"), []) { IsCompilationChosen = false };

        var found = Found(
            package, _disk[$"Orders/bin/Release/net10.0/{folder}/Orders.zip"], "Handler: orders:create", $"Architectures: [{architecture}]", "Runtime: provided.al2023", "Layers: [!Ref Host]");

        Assert.Equal(isRefused ? [VerificationRules.DescribedArchitecture] : [], found.Select(finding => finding.Rule));
    }

    [Fact]
    public void Without_any_layer_there_is_nothing_to_start()
    {
        using var package = CompiledPackage.Of(Source);

        Assert.Equal([VerificationRules.DescribedLayers], Rules(package, "Handler: orders:create", "Runtime: provided.al2023"));
    }

    [Theory]
    [InlineData("pluginruntime-linux-x64", "PLV1205")]
    [InlineData("pluginruntime-aspnet-linux-x64", null)]
    [InlineData("!Ref Host", "PLV1291")]
    public void ASPNET_Core_is_in_one_flavour_of_the_layer_alone(string layer, string? rule)
    {
        using var package = CompiledPackage.Of(Source);
        File.WriteAllText(Path.Join(package.Location.Directory, "orders.runtimeconfig.json"), """{"runtimeOptions":{"framework":{"name":"Microsoft.AspNetCore.App","version":"10.0.0"}}}""");

        Assert.Equal(rule, Found(package, "Handler: orders:create", "Runtime: provided.al2023", $"Layers: [{layer}]").SingleOrDefault()?.Rule.Id);
    }

    [Theory]
    [InlineData("pluginruntime-linux-x64", true)]
    [InlineData("pluginruntime-linux-x64, pluginruntime-icu-linux-x64", false)]
    [InlineData("pluginruntime-linux-x64, my-own-icu", false)]
    public void SqlClient_needs_culture_data(string layers, bool isWarned)
    {
        using var package = CompiledPackage.Of(Source);
        File.WriteAllText(Path.Join(package.Location.Directory, "Microsoft.Data.SqlClient.dll"), "");

        Assert.Equal(isWarned, Rules(package, "Handler: orders:create", "Runtime: provided.al2023", $"Layers: [{layers}]").Contains(VerificationRules.DescribedCultures));
    }

    [Theory]
    [InlineData("Orders", true)]
    [InlineData("Orders/bin/Release/net10.0/publish", true)]
    [InlineData("Orders/src", false)]
    [InlineData("artifacts/orders", true)]
    [InlineData("artifacts/Orders.zip", true)]
    [InlineData("artifacts/payments.zip", false)]
    [InlineData(".", false)]
    public void A_function_leads_to_a_project_by_where_it_lies_or_will_lie(string code, bool isJudged)
    {
        using var compiled = CompiledPackage.Of(Source);
        var package = new VerifiedPackage(compiled.Location, "orders", _disk.File("Orders/Orders.csproj"), []) { IsCompilationChosen = false };

        Assert.Equal(isJudged, Found(package, _disk[code], "Handler: orders:none", "Runtime: provided.al2023", "Layers: [!Ref Host]").Length == 1);
    }

    [Theory]
    [InlineData("nowhere", "PLV1206")]
    [InlineData("Orders/bin/Release/Orders.zip", null)]
    [InlineData("Orders", null)]
    [InlineData("!Ref Bucket", "PLV1291")]
    public void Code_is_there_or_a_project_makes_it(string code, string? rule)
    {
        _disk.File("Orders/Orders.csproj");
        var findings = new FindingList();

        new DeploymentVerification([], Reading(), findings).JudgePaths(Deployment.Read(_disk.File("template.yaml", Template(code, []))));

        Assert.Equal(rule, findings.All.SingleOrDefault()?.Rule.Id);
    }

    [Fact]
    public void Layers_that_a_file_of_dotnet_lambda_does_not_name_may_be_given_otherwise()
    {
        using var compiled = CompiledPackage.Of(Source);
        var package = new VerifiedPackage(compiled.Location, "orders", _disk.File("Orders/Orders.csproj"), []);
        var findings = new FindingList();

        new DeploymentVerification([package], Reading(), findings).Judge(
            Deployment.Read(_disk.File("Orders/aws-lambda-tools-defaults.json", """{ "function-handler": "orders:create", "function-runtime": "provided.al2023" }""")));

        Assert.Empty(findings.All);
    }

    [Fact]
    public void Where_the_code_of_other_languages_lies_does_not_matter()
    {
        var findings = new FindingList();

        new DeploymentVerification([], Reading(), findings).JudgePaths(Deployment.Read(_disk.File("template.yaml", Template("nowhere", ["Runtime: python3.13"]))));

        Assert.Empty(findings.All);
    }

    private VerificationRule[] Rules(CompiledPackage package, params string[] properties) => [.. Found(package, properties).Select(finding => finding.Rule)];

    private Finding[] Found(CompiledPackage package, params string[] properties) => Found(
        new VerifiedPackage(package.Location, "orders", package.Main, []), package.Location.Directory, properties);

    private Finding[] Found(VerifiedPackage package, string code, params string[] properties)
    {
        var findings = new FindingList();
        new DeploymentVerification([package], Reading(), findings).Judge(Deployment.Read(_disk.File("template.yaml", Template(code, properties))));
        return [.. findings.All];
    }

    private static string Template(string code, string[] properties) =>
        $"Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      {string.Join("\n      ", [.. properties, $"CodeUri: {code}"])}\n";

    private static VerifiedPackage Verified(string folder) => new(
        new PluginRuntime.Packages.Lookup.PackageCatalog([new PluginRuntime.Packages.Lookup.PackageRoot(Path.GetDirectoryName(folder)!, holdsFlatPackages: false)])
            .Find(PluginRuntime.Rules.HandlerStrings.HandlerString.Parse("orders")),
        "orders", Path.Join(folder, "orders.dll"), []);

    private static PackageReading Reading() => new(HostAssemblies.OfThisProcess());
}
