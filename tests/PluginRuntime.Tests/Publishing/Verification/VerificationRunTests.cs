using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Verification;

public sealed class VerificationRunTests : IDisposable
{
    private const string Method = "public class Checkout { public string Create(string order) => order; }";
    private const int Linux = 0x7B79;
    private const int Arm64 = 0xAA64 ^ Linux;
    private const int X64 = 0x8664 ^ Linux;
    private const int X64OfWindows = 0x8664;

    private static readonly byte[] NativeLibrary = File.ReadAllBytes(
        Path.Combine(Repository.Built("NativeAsset"), "runtimes", "linux-x64", "native", "libe_sqlite3.so"));

    private static readonly HostAssemblies Host = HostAssemblies.OfThisProcess();

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_package_of_plain_IL_has_a_warning_and_nothing_else()
    {
        using var package = CompiledPackage.Of(Method);

        var finding = Assert.Single(Found(package));

        Assert.Same(VerificationRules.AheadOfTime, finding.Rule);
        Assert.Equal(new FindingPlace(package.Main, "orders"), finding.Place);
    }

    [Fact]
    public void Faults_of_files_code_and_handler_strings_are_told_together_in_the_order_of_the_checks()
    {
        using var package = CompiledPackage.Of(
            """public class Checkout { [Handler("bad")] public void Bad(ref int number) { } [Handler("good")] public void Good() { } }""");
        File.WriteAllText(Path.Join(package.Location.Directory, "bootstrap"), "");
        File.WriteAllText(Path.Join(package.Location.Directory, "orders.deps.json"), "{");
        foreach (var library in new[] { "libcut.so", "libshort.so" })
        {
            File.WriteAllBytes(Path.Join(package.Location.Directory, library), NativeLibrary[..500]);
        }


        var found = Found(package, "orders:good", "orders:bad", "orders:goood");

        Assert.Equal(
            [
                VerificationRules.Dependencies, VerificationRules.NativeLibraries, VerificationRules.NativeLibraries, VerificationRules.Bootstrap,
                VerificationRules.Marks, VerificationRules.Handler, VerificationRules.Handler,
            ],
            found.Where(finding => finding.IsError).Select(finding => finding.Rule));
        Assert.Equal(["orders:bad", "orders:goood"], found.TakeLast(2).Select(finding => finding.Place.Handler));
        Assert.Contains("good", found[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("MZ")]
    public void What_is_no_assembly_is_told_once_and_stops_nothing(string content)
    {
        _disk.File("orders/orders.dll", content);
        _disk.File("orders/bootstrap");

        var found = Found([PackageAt("orders")], null);

        Assert.Equal([VerificationRules.Bootstrap, VerificationRules.Assembly], found.Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData(Arm64, "linux-x64", true)]
    [InlineData(Arm64, "linux-arm64", false)]
    [InlineData(Arm64, null, false)]
    [InlineData(X64, "linux-arm64", true)]
    [InlineData(X64, "linux-x64", false)]
    [InlineData(X64, null, false)]
    [InlineData(X64OfWindows, null, true)]
    public void Code_for_another_platform_than_the_functions_is_an_error(int machine, string? runtime, bool isRefused)
    {
        _disk.File("orders/orders.dll", TestAssembly.ReadyToRun(_ => machine));

        var found = Found([PackageAt("orders")], runtime).Where(finding => finding.Rule == VerificationRules.Assembly).ToArray();

        Assert.Equal(isRefused, found.Length == 1);
        Assert.All(found, finding => Assert.Contains($"this host runs {runtime ?? "linux-x64"}", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void So_is_that_of_a_library_beside_the_main_DLL()
    {
        using var package = CompiledPackage.Of(Method);
        File.WriteAllBytes(Path.Join(package.Location.Directory, "Library.dll"), TestAssembly.ReadyToRun(_ => Arm64));

        Assert.DoesNotContain(Found([Verified(package)], null), finding => finding.IsError);
        Assert.Contains(
            "Library.dll was compiled ahead of time (ReadyToRun) for linux-arm64", Assert.Single(Found([Verified(package)], "linux-x64"), finding => finding.IsError).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_command_itself_chose_plain_IL_it_does_not_warn_of_it()
    {
        using var package = CompiledPackage.Of(Method);

        Assert.Empty(Found([Verified(package) with { IsCompilationChosen = false }], null));
    }

    [Theory]
    [InlineData("public class Checkout : IHandler<List<int>, string> { public ValueTask<string> HandleAsync(List<int> payload, IInvocationContext context, CancellationToken token) => default; }", true)]
    [InlineData("public class Checkout { [Handler(\"create\")] public void Create(List<int> order) { } }", true)]
    [InlineData("public class Checkout : IHandler<string> { public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken token) => default; }", false)]
    [InlineData("public class Checkout { [Handler(\"create\")] public void Create(CancellationToken token) { } }", false)]
    [InlineData("[assembly: PluginJsonContext(typeof(object))] public class Checkout { [Handler(\"create\")] public void Create(List<int> order) { } }", false)]
    public void JSON_by_reflection_is_warned_of_where_an_event_has_a_type(string source, bool isTold)
    {
        using var package = CompiledPackage.Of(source);

        Assert.Equal(isTold, Found(package).Any(finding => finding.Rule == VerificationRules.Json));
    }

    [Fact]
    public void What_pins_an_unload_is_a_warning()
    {
        using var package = CompiledPackage.Of("public class Checkout { Timer timer = new(_ => { }); public string Create(string order) => order; }");

        Assert.Contains("System.Threading.Timer in orders.dll", Assert.Single(Found(package), finding => finding.Rule == VerificationRules.Unloading).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_code_refers_to_and_nobody_has_is_an_error_and_what_ASP_NET_Core_has_a_warning()
    {
        using var package = CompiledPackage.Of("public class Checkout { public Part Create(string order) => null; }", library: "public class Part { }");
        File.Delete(package.Library);
        using var there = CompiledPackage.Of("public class Checkout { public Part Create(string order) => null; }", library: "public class Part { }");
        var withLibrary = new HostAssemblies(Host.Plain, FrameworkAssemblies.In(Path.GetDirectoryName(typeof(object).Assembly.Location), there.Location.Directory));

        var missing = Assert.Single(Found(package), finding => finding.Rule == VerificationRules.References);
        var found = Found([Verified(package)], null, withLibrary);

        Assert.Contains("Library 0.0.0.0 (needed by orders.dll)", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(found, finding => finding.IsError);
        Assert.Contains(found, finding => finding.Rule == VerificationRules.OtherReferences);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void The_limit_is_250_MB_unpacked(int bytesAbove, bool isRefused)
    {
        using var package = CompiledPackage.Of(Method);
        using (var large = File.Create(Path.Join(package.Location.Directory, "data.bin")))
        {
            large.SetLength(262_144_000 - new FileInfo(package.Main).Length + bytesAbove);
        }

        Assert.Equal(isRefused, Found([Verified(package, "orders.dll", "data.bin")], null).Any(finding => finding.Rule == VerificationRules.Size));
    }

    [Fact]
    public void Without_a_handler_a_package_is_refused()
    {
        using var package = CompiledPackage.Of("public class Order { }");

        Assert.Same(VerificationRules.NoHandler, Assert.Single(Found(package), finding => finding.IsError).Rule);
    }

    [Fact]
    public void A_handler_string_is_judged_by_the_package_that_it_names_among_several()
    {
        using var orders = CompiledPackage.Of(Method);
        using var hello = CompiledPackage.Of("public class Hello { public string Greet(string name) => name; }", name: "hello");
        VerifiedPackage[] packages = [Verified(orders), Verified(hello)];

        var found = Run(packages, null, Host, "hello:Hello.Greet", "orders:Checkout.Create", "hello:Checkout.Create", "helo:Hello.Greet");

        Assert.Equal(["hello:Checkout.Create", "helo:Hello.Greet"], found.Where(finding => finding.IsError).Select(finding => finding.Place.Handler));
        Assert.Equal(hello.Main, found[^2].Place.File);
        Assert.Contains("'helo'", found[^1].Message, StringComparison.Ordinal);
        Assert.Contains("hello", found[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_an_id_of_its_own() => Assert.Equal(VerificationRules.All.Count, VerificationRules.All.DistinctBy(rule => rule.Id).Count());

    private static IReadOnlyList<Finding> Found(CompiledPackage package, params string[] handlers) => Run([Verified(package)], null, Host, handlers);

    private static IReadOnlyList<Finding> Found(VerifiedPackage[] packages, string? runtime, HostAssemblies? host = null) => Run(packages, runtime, host ?? Host);

    private static IReadOnlyList<Finding> Run(VerifiedPackage[] packages, string? runtime, HostAssemblies host, params string[] handlers)
    {
        var verification = new VerificationRun(host, runtime);
        verification.Find("given", () => packages);
        verification.Run(handlers, "given");
        return verification.Findings;
    }

    private static VerifiedPackage Verified(CompiledPackage package, params string[] files) => new(package.Location, "given", package.Main, files);

    private VerifiedPackage PackageAt(string name)
    {
        var location = new PackageCatalog([new PackageRoot(_disk.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse(name));
        return new VerifiedPackage(location, "given", location.MainAssemblyPath, []);
    }
}
