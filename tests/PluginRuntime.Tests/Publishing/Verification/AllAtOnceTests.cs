using PluginRuntime.Packages.Lookup;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Publishing.Verification.Limits;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Verification;

/// <summary>What stops init at the first fault, or at none, is told whole.</summary>
public sealed class AllAtOnceTests : IDisposable
{
    private const string Startup = " : IHandlerStartup { public void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } ";
    private const string Method = "public class Checkout { public string Create(string order) => order; }";

    private static readonly HostAssemblies Host = HostAssemblies.OfThisProcess();

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Every_mark_whose_name_is_none_or_stands_twice_and_every_handler_that_cannot_be_one()
    {
        using var package = CompiledPackage.Of(
            """
            public class Checkout
            {
                [Handler("a b")] public void One() { }
                [Handler("")] public void Two(ref int number) { }
                [Handler("same")] public void Three() { }
                [Handler("same")] public void Four() { }
                [Handler("same")] public async void Five() { await Task.Yield(); }
                [Handler("fine")] public void Six() { }
            }
            """);

        string[] told = [.. Messages(package, VerificationRules.Marks)];

        Assert.Equal(6, told.Length);
        Assert.Contains("""[Handler('a b')]""", told[0], StringComparison.Ordinal);
        Assert.Contains("Checkout.Two", told[1], StringComparison.Ordinal);
        Assert.All(told[2..4], message => Assert.Contains("""are marked [Handler("same")]: """, message, StringComparison.Ordinal));
        Assert.All(told[2..4], message => Assert.Contains("Checkout.Three", message, StringComparison.Ordinal));
        Assert.Contains("Four", told[2], StringComparison.Ordinal);
        Assert.Contains("Five", told[3], StringComparison.Ordinal);
        Assert.Contains(told[4..], message => message.Contains("ref, in or out", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(told[4..], message => message.Contains("async void", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mark_that_is_wrong_leaves_what_is_said_of_handler_strings_to_init()
    {
        using var package = CompiledPackage.Of("""public class Checkout { [Handler("a b")] public void One() { } [Handler("fine")] public void Two() { } }""");

        var found = Found([Verified(package)], "orders:fine");

        Assert.Equal([VerificationRules.Marks, VerificationRules.Handler], found.Where(finding => finding.IsError).Select(finding => finding.Rule));
        Assert.Equal(found.First(finding => finding.IsError).Message, found.Last(finding => finding.IsError).Message);
    }

    [Fact]
    public void Every_startup_class_that_is_one_too_many_and_every_one_that_cannot_be_made()
    {
        using var package = CompiledPackage.Of($"{Method} public class A{Startup}}} public class B{Startup} public B(int n) {{ }} }} public class C{Startup} C() {{ }} }}");

        string[] told = [.. Messages(package, VerificationRules.Startup)];

        Assert.Equal(4, told.Length);
        Assert.Contains("two startup classes, A and B", told[0], StringComparison.Ordinal);
        Assert.Contains("two startup classes, A and C", told[1], StringComparison.Ordinal);
        Assert.Contains("public B()", told[2], StringComparison.Ordinal);
        Assert.Contains("public C()", told[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_that_leads_out_or_nowhere_and_every_pipe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), ".NET tells such files on no system; the project does on Linux.");
        using var package = CompiledPackage.Of(Method);
        var folder = package.Location.Directory;
        File.CreateSymbolicLink(Path.Join(folder, "out.txt"), "/etc/hostname");
        File.CreateSymbolicLink(Path.Join(folder, "nowhere.txt"), "no-such-file");
        NamedPipe.Make(Path.Join(folder, "pipe"));

        string[] told = [.. Messages(package, VerificationRules.Links)];

        Assert.Equal(3, told.Length);
        Assert.Contains(told, message => message.Contains("out.txt", StringComparison.Ordinal));
        Assert.Contains(told, message => message.Contains("nowhere.txt", StringComparison.Ordinal));
        Assert.Contains(told, message => message.Contains("a pipe, a socket or a device", StringComparison.Ordinal));
    }

    [Fact]
    public void In_a_root_every_link_at_all()
    {
        using var package = CompiledPackage.Of(Method);
        File.CreateSymbolicLink(Path.Join(package.Location.Directory, "a.dll"), "orders.dll");
        File.CreateSymbolicLink(Path.Join(package.Location.Directory, "b.dll"), "orders.dll");

        Assert.Empty(Messages(package, VerificationRules.Links));
        Assert.Equal(2, Found([Verified(package) with { IsForRoot = true }]).Count(finding => finding.Rule == VerificationRules.Links));
    }

    [Theory]
    [InlineData("PluginRuntime.Contracts", 0)]
    [InlineData("PluginRuntime.Services", 0)]
    [InlineData("PluginRuntime.Contracts", 1)]
    public void A_copy_of_the_contracts_that_is_newer_than_the_hosts(string name, int newer)
    {
        using var package = CompiledPackage.Of(Method);
        var present = typeof(IInvocationContext).Assembly.GetName().Version!;
        WriteAssembly(Path.Join(package.Location.Directory, name + ".dll"), name, new Version(present.Major, present.Minor + newer, 0, 0));

        string[] told = [.. Messages(package, VerificationRules.BuiltAgainst)];

        Assert.Equal(newer, told.Length);
        Assert.All(told, message => Assert.Contains($"was built against {name} {present.Major}.{present.Minor + newer}; this host has {present.ToString(2)}", message, StringComparison.Ordinal));
    }

    [Fact]
    public void Contracts_and_a_framework_that_the_code_was_built_against_and_the_references_that_say_it_again_are_told_once()
    {
        using var package = CompiledPackage.Of(Method);
        using (var assembly = Mono.Cecil.ModuleDefinition.ReadModule(package.Main, new Mono.Cecil.ReaderParameters { InMemory = true }))
        {
            foreach (var reference in assembly.AssemblyReferences)
            {
                reference.Version = new Version(11, 0, 0, 0);
            }

            assembly.AssemblyReferences.Add(new Mono.Cecil.AssemblyNameReference("System.Runtime", new Version(11, 0, 0, 0)));
            assembly.AssemblyReferences.Add(new Mono.Cecil.AssemblyNameReference("PluginRuntime.Contracts", new Version(99, 1)));
            assembly.Write(package.Main);
        }

        var errors = Found([Verified(package)]).Where(finding => finding.IsError).ToArray();

        Assert.All(errors, finding => Assert.Same(VerificationRules.BuiltAgainst, finding.Rule));
        Assert.Contains(errors, finding => finding.Message.Contains("built for .NET 11; this host runs .NET 10", StringComparison.Ordinal));
        Assert.Contains(errors, finding => finding.Message.Contains("built against PluginRuntime.Contracts 99.1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"runtimeOptions":{"includedFrameworks":[{"name":"Microsoft.NETCore.App","version":"10.0.0"}]}}""", true)]
    [InlineData("""{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""", false)]
    [InlineData("""{"runtimeOptions":{"includedFrameworks":[]}}""", false)]
    [InlineData("""{"runtimeOptions":7}""", false)]
    [InlineData("no JSON", false)]
    public void A_runtime_of_its_own_of_which_only_the_settings_are_left(string settings, bool isTold)
    {
        using var package = CompiledPackage.Of(Method);
        File.WriteAllText(Path.Join(package.Location.Directory, "orders.runtimeconfig.json"), settings);

        Assert.Equal(isTold, Messages(package, VerificationRules.Settings).Any(message => message.Contains("self-contained", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("AwsCheckout::Takes", "System.Int32")]
    [InlineData("AwsCheckout::Returns", "System.Collections.Generic.List`1[System.String]")]
    [InlineData("AwsCheckout::ReturnsLater", "System.String")]
    [InlineData("AwsCheckout::Streams", null)]
    [InlineData("AwsCheckout::Nothing", null)]
    [InlineData("AwsCheckout::NothingLater", null)]
    [InlineData("AwsCheckout::Memory", null)]
    [InlineData("AwsCheckout::Marked", null)]
    public void A_handler_by_AWSs_rules_that_needs_a_serializer_and_names_none(string method, string? needed)
    {
        using var package = CompiledPackage.OfAws(
            """
            namespace Amazon.Lambda.Core { public sealed class LambdaSerializerAttribute(Type type) : Attribute { public Type SerializerType => type; } }
            public class AwsCheckout
            {
                public void Takes(int number, ILambdaContext context) { }
                public List<string> Returns() => null;
                public Task<string> ReturnsLater(Stream order) => null;
                public Task<Stream> Streams(Stream order, ILambdaContext context) => null;
                public void Nothing(ILambdaContext context) { }
                public Task NothingLater() => null;
                public MemoryStream Memory() => null;
                [LambdaSerializer(typeof(object))] public int Marked(int number) => number;
            }
            """);

        var told = Found([Verified(package)], "orders::" + method).Where(finding => finding.Rule == VerificationRules.Handler).ToArray();

        Assert.Equal(needed is not null, told.Length == 1);
        Assert.All(told, finding => Assert.Contains($"takes or returns {needed}, and package orders names no serializer", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_of_a_native_program_and_a_handler_string_that_names_something_in_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Native programs are those of Linux.");
        var bytes = File.ReadAllBytes("/bin/sh");
        bytes[18] = 0xF7;
        _disk.File("orders/orders", bytes);
        var location = At("orders");

        var found = Found([new VerifiedPackage(location, "given", location.MainAssemblyPath, ["orders"])], "orders", "orders:create", "orders::Orders.Checkout::Create");

        Assert.Equal([VerificationRules.NativeProgram, VerificationRules.NativeProgram, VerificationRules.Handler, VerificationRules.Handler], found.Where(finding => finding.IsError).Select(finding => finding.Rule));
        Assert.Contains("not executable", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("another architecture", found[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 262_144_000, false)]
    [InlineData(2, 262_144_001, true)]
    public void Packages_that_are_too_much_together_and_not_alone(int packages, long bytes, bool isTold)
    {
        VerifiedPackage[] all = [.. Enumerable.Range(0, packages).Select(index => Sparse($"p{index}", (bytes / packages) + (index == 0 ? bytes % packages : 0)))];

        Assert.Equal(isTold, Found(all).Any(finding => finding.Rule == VerificationRules.Together));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void More_layers_than_a_function_takes_beside_the_hosts_and_its_own_code(int layers, bool isTold)
    {
        var verification = new VerificationRun(Host, null);
        for (var index = 0; index < layers; index++)
        {
            verification.Add(new VerifiedZip($"{index}.zip", 1, MayBeLayer: true));
        }

        verification.Add(new VerifiedZip("function.zip", 1, MayBeLayer: false));
        verification.Run([], "given");

        Assert.Equal(isTold, verification.Findings.Any(finding => finding.Rule == VerificationRules.Together));
    }

    [Theory]
    [InlineData(52_428_800, false)]
    [InlineData(52_428_801, true)]
    public void A_zip_that_does_not_go_with_the_call_itself(long bytes, bool isTold)
    {
        var verification = new VerificationRun(Host, null);
        verification.Add(new VerifiedZip("orders.zip", bytes, MayBeLayer: false));
        verification.Run([], "given");

        Assert.Equal(isTold, verification.Findings.Any(finding => finding.Rule == VerificationRules.DirectZip && finding.Place.File == "orders.zip"));
    }

    [Fact]
    public void Z5_every_file_whose_name_does_not_travel_or_is_anothers_but_for_its_case()
    {
        using var package = CompiledPackage.Of(Method);

        string[] told = [.. Found([Verified(package) with { Files = ["orders.dll", "Orders.dll", "a/b", "A/B", "c\nd"] }])
            .Where(finding => finding.Rule == VerificationRules.FileNames).Select(finding => finding.Message)];

        Assert.Equal(3, told.Length);
        Assert.Contains("the files 'orders.dll' and 'Orders.dll', whose names differ in case alone", told[0], StringComparison.Ordinal);
    }

    private VerifiedPackage Sparse(string name, long bytes)
    {
        _disk.File($"{name}/{name}.dll", "");
        using (var file = File.OpenWrite(_disk[$"{name}/{name}.dll"]))
        {
            file.SetLength(bytes);
        }

        var location = At(name);
        return new VerifiedPackage(location, "given", location.MainAssemblyPath, [name + ".dll"]);
    }

    private static void WriteAssembly(string path, string name, Version version)
    {
        using var assembly = Mono.Cecil.AssemblyDefinition.CreateAssembly(new Mono.Cecil.AssemblyNameDefinition(name, version), name, Mono.Cecil.ModuleKind.Dll);
        assembly.Write(path);
    }

    private static IEnumerable<string> Messages(CompiledPackage package, VerificationRule rule) =>
        Found([Verified(package)]).Where(finding => finding.Rule == rule).Select(finding => finding.Message);

    private static IReadOnlyList<Finding> Found(VerifiedPackage[] packages, params string[] handlers)
    {
        var verification = new VerificationRun(Host, null);
        verification.Find("given", () => packages);
        verification.Run(handlers, "given");
        return verification.Findings;
    }

    private static VerifiedPackage Verified(CompiledPackage package) => new(package.Location, "given", package.Main, []);

    private PackageLocation At(string name) => new PackageCatalog([new PackageRoot(_disk.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse(name));
}
