using System.Text;
using PluginRuntime.Packages.Lookup;
using PluginRuntime.Packages.Metadata;
using PluginRuntime.Publishing.Verification;
using PluginRuntime.Publishing.Verification.Findings;
using PluginRuntime.Rules.HandlerStrings;
using PluginRuntime.ScriptedServer;
using PluginRuntime.Tests.Documentation;
using PluginRuntime.Tests.Packages;
using PluginRuntime.Tests.Rules.Shapes;

namespace PluginRuntime.Tests.Publishing.Verification;

/// <summary>What the table "When it fails" says is found by <c>verify</c>, is: a package for each rule of each row.</summary>
public sealed class FoundByVerifyTests : IDisposable
{
    private const string Method = "public class Checkout { public string Create(string order) => order; }";
    private const string Library = "runtimes/linux-x64/native/libe_sqlite3.so";

    private static readonly byte[] NativeLibrary = File.ReadAllBytes(Path.Combine(Repository.Built("NativeAsset"), Library));
    private static readonly HostAssemblies Host = HostAssemblies.OfThisProcess();

    // By the beginning of the row's first cell.
    private static readonly Dictionary<string, Action<FoundByVerifyTests>[]> Bad = new()
    {
        ["`Runtime.InvalidHandler`, a path"] = [test => test.Asked(Method, "../orders")],
        ["`Runtime.InvalidHandler`, \"is not a handler\""] =
            [test => test.Asked("""public class Checkout { [Handler("create")] public async void Create() { await Task.Yield(); } }""", "orders:create")],
        ["`Runtime.InvalidHandler`, \"names no serializer\""] = [test => test.AskedOfAws("public class Checkout { public string Create(string order) => order; }", "orders::Checkout::Create")],
        ["`Runtime.InvalidPackage`, \"which cannot be started\""] = [test => test.NativeProgram()],
        ["`Runtime.InvalidPackage` or `Runtime.IncompatiblePackage`, \"The native handler\""] =
            [test => test.Searched(disk => disk.File("orders/orders.so", NativeLibrary)), test => test.NativeHandlerOfOtherFacts(), test => test.NativeHandlerWithoutLibrary()],
        ["`Runtime.NoSuchPackage`"] = [test => test.Asked(Method, "ordres")],
        ["`Runtime.AmbiguousPackage`"] = [test => test.Searched(disk => { disk.File("orders/One.dll"); disk.File("orders/Two.dll"); }), test => test.Searched(disk => { disk.File("orders/1/orders.dll"); disk.File("orders/2/orders.dll"); })],
        ["`Runtime.NoSuchHandler`"] = [test => test.Asked(Method, "orders:Checkout.Craete"), test => test.Asked("public class Order { }")],
        ["`Runtime.InvalidPackage`, empty, text, native or cut"] =
            [.. new[] { "", "hello", "\u007FELF\u0002\u0001", "MZ" }.Select(text => (Action<FoundByVerifyTests>)(test => test.Searched(disk => disk.File("orders/orders.dll", Encoding.Latin1.GetBytes(text)))))],
        ["`Runtime.InvalidPackage`, \"needs what neither"] = [test => test.WithoutLibrary()],
        ["`Runtime.InvalidPackage`, \"self-contained\""] = [test => test.With("System.Private.CoreLib.dll", [0])],
        ["`Runtime.InvalidPackage`, \"a pipe, a socket or a device\""] = [test => test.Changed(folder => NamedPipe.Make(Path.Join(folder, "pipe")))],
        ["`Runtime.InvalidPackage`, a path"] =
        [
            test => test.Changed(folder => File.CreateSymbolicLink(Path.Join(folder, "out.txt"), "/etc/hostname")),
            test => test.With("orders.deps.json", """{"targets":{"net10.0":{"Evil/1.0.0":{"runtime":{"../../../tmp/Evil.dll":{}}}}},"libraries":{}}"""u8.ToArray()),
            test => test.Searched(disk => disk.File("orders/current", "../../secret\n")),
        ],
        ["`Runtime.InvalidPackage`, `cannot be understood`"] =
            [test => test.With("orders.deps.json", "{"u8.ToArray()), test => test.With(Library, NativeLibrary[..500])],
        ["`Runtime.InvalidPackage`, \"mixed from two layers\""] =
            [test => test.With("handler.json", """{"name":"orders","files":{"gone.dll":"00"}}"""u8.ToArray()), test => test.Twice()],
        ["`Runtime.IncompatiblePackage`"] = [test => test.ForNewerContracts(), test => test.Searched(disk => disk.File("orders/orders.dll", TestAssembly.Compile(".NETCoreApp,Version=v11.0")))],
        ["`Function.FileNotFoundException`"] = [test => test.WithoutLibrary(), test => test.WhatAspNetCoreHas()],
        ["`Function.DllNotFoundException`"] = [test => test.With("runtimes/win-x64/native/foo.dll", "MZ"u8.ToArray()), test => test.ForNewerGlibc()],
    };

    private readonly TemporaryFolder _disk = new();
    private readonly List<IDisposable> _packages = [];
    private readonly HashSet<VerificationRule> _found = [];

    public static TheoryData<string> Says => [.. Bad.Keys];

    public void Dispose()
    {
        _packages.ForEach(package => package.Dispose());
        _disk.Dispose();
    }

    [Theory]
    [MemberData(nameof(Says))]
    public void Each_rule_that_a_row_names_finds_what_the_row_is_about(string says)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Some of these files can be made on Linux alone.");
        var row = Assert.Single(FailureTableTests.Rows(), row => row.Says.StartsWith(says, StringComparison.Ordinal));

        foreach (var make in Bad[says])
        {
            make(this);
        }

        Assert.All(VerificationRules.All.Where(rule => row.FoundBy.Split(" · ")[0].Contains(rule.Id, StringComparison.Ordinal)), rule => Assert.Contains(rule, _found));
    }

    [Fact]
    public void Every_row_that_names_verify_is_shown_here() => Assert.Equal(
        FailureTableTests.Rows().Where(row => row.FoundBy.Contains("`verify`", StringComparison.Ordinal)).Select(row => row.Says),
        FailureTableTests.Rows().Where(row => Bad.Keys.Any(says => row.Says.StartsWith(says, StringComparison.Ordinal))).Select(row => row.Says));

    private CompiledPackage Compiled(string source, string? library = null)
    {
        var package = CompiledPackage.Of(source, library);
        _packages.Add(package);
        return package;
    }

    private void Asked(string source, params string[] handlers) => Run([Verified(Compiled(source))], handlers);

    private void AskedOfAws(string source, string handler)
    {
        var package = CompiledPackage.OfAws(source);
        _packages.Add(package);
        Run([Verified(package)], handler);
    }

    private void With(string file, byte[] content) => Changed(folder =>
    {
        var path = Path.Join(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    });

    private void Changed(Action<string> change)
    {
        var package = Compiled(Method);
        change(package.Location.Directory);
        Run([Verified(package)]);
    }

    private void Searched(Action<TemporaryFolder> write)
    {
        using var disk = new TemporaryFolder();
        write(disk);
        var verification = new VerificationRun(Host, null);
        verification.Find("given", () =>
        {
            var location = new PackageCatalog([new PackageRoot(disk.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse("orders"));
            return [new VerifiedPackage(location, "given", location.MainAssemblyPath, [])];
        });
        Note(verification);
    }

    private void WithoutLibrary()
    {
        var package = Compiled("public class Checkout { public Part Create(string order) => null; }", "public class Part { }");
        File.Delete(package.Library);
        Run([Verified(package)]);
    }

    private void WhatAspNetCoreHas()
    {
        var package = Compiled("public class Checkout { public Part Create(string order) => null; }", "public class Part { }");
        var there = Compiled("public class Checkout { public Part Create(string order) => null; }", "public class Part { }");
        File.Delete(package.Library);
        var verification = new VerificationRun(
            new HostAssemblies(Host.Plain, FrameworkAssemblies.In(Path.GetDirectoryName(typeof(object).Assembly.Location), there.Location.Directory)), null);
        verification.Find("given", () => [Verified(package)]);
        Note(verification);
    }

    private void NativeProgram()
    {
        _disk.File("orders/orders", File.ReadAllBytes("/bin/sh"));
        var location = new PackageCatalog([new PackageRoot(_disk.Root, holdsFlatPackages: false)]).Find(HandlerString.Parse("orders"));
        Run([new VerifiedPackage(location, "given", location.MainAssemblyPath, [])]);
    }

    private void NativeHandler(Action<TemporaryFolder> more, params string[] linked)
    {
        Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);
        Searched(disk =>
        {
            NativeHandlerFile.Build(Path.Join(disk.Root, "orders", "orders.so"), NativeHandlerFile.Echo("""{"abi":1,"handlers":[{"name":"create"}]}"""), linked);
            more(disk);
        });
    }

    private void NativeHandlerOfOtherFacts() =>
        NativeHandler(disk => disk.File("orders/handler.json", """{"name":"orders","native":{"file":"orders.so","architecture":"x86_64","glibc":"2.2.5","abi":99}}"""));

    private void NativeHandlerWithoutLibrary()
    {
        Assert.SkipUnless(NativeHandlerFile.CanBeBuilt, NativeHandlerFile.Reason);
        var gone = NativeHandlerFile.Build(Path.Join(_disk.Root, "libgone.so"), "int gone;", "-Wl,-soname,libgone.so");
        NativeHandler(_ => { }, "-Wl,--no-as-needed", gone);
    }

    private void Twice() => Run([Verified(Compiled(Method)), Verified(Compiled(Method)) with { Origin = "also given" }]);

    private void ForNewerContracts() => Changed(folder =>
    {
        using var assembly = Mono.Cecil.AssemblyDefinition.CreateAssembly(
            new Mono.Cecil.AssemblyNameDefinition("PluginRuntime.Contracts", new Version(99, 0)), "PluginRuntime.Contracts", Mono.Cecil.ModuleKind.Dll);
        assembly.Write(Path.Join(folder, "PluginRuntime.Contracts.dll"));
    });

    private void ForNewerGlibc()
    {
        byte[] bytes = [.. NativeLibrary];
        Encoding.ASCII.GetBytes("GLIBC_2.99").CopyTo(bytes, bytes.AsSpan().IndexOf("GLIBC_2.14\0"u8));
        With("libfoo.so", bytes);
    }

    private void Run(VerifiedPackage[] packages, params string[] handlers)
    {
        var verification = new VerificationRun(Host, null);
        verification.Find("given", () => packages);
        Note(verification, handlers);
    }

    private void Note(VerificationRun verification, params string[] handlers)
    {
        verification.Run(handlers, "given");
        var expected = VerificationRules.All.Except([VerificationRules.AheadOfTime]).ToHashSet();
        Assert.Contains(verification.Findings, finding => expected.Contains(finding.Rule));
        _found.UnionWith(verification.Findings.Select(finding => finding.Rule));
    }

    private static VerifiedPackage Verified(CompiledPackage package) => new(package.Location, "given", package.Main, []);
}
