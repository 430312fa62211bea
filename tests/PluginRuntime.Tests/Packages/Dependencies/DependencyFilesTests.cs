using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Rules.Words;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Tests.Packages.Dependencies;

/// <summary>What our reader finds is what .NET finds, whose rules stand in no document.</summary>
public sealed class DependencyFilesTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();
    private readonly ResolvingProcess _process = new();

    // .NET asks for the main DLL before it reads.
    public DependencyFilesTests() => _disk.File("orders.dll");

    public void Dispose()
    {
        _process.Dispose();
        _disk.Dispose();
    }

    [Fact]
    public void P10_Of_every_package_that_was_built_here_both_find_the_same()
    {
        var built = Directory.GetFiles(Repository.Path("artifacts", "bin"), "*.deps.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "no-libraries.deps.json")
            .Select(file => file.Replace(".deps.json", ".dll", StringComparison.Ordinal));

        Assert.NotEmpty(built);
        Assert.All(built, path => Assert.Equal("same", _process.Ask(path)));
    }

    [Theory]
    // Beside the main DLL by the name alone, wherever it lay in its library.
    [InlineData("runtime", """ "lib/net8.0/Acme.dll":{} """)]
    [InlineData("native", """ "runtimes/linux-x64/native/libacme.so":{} """)]
    [InlineData("resources", """ "lib/net8.0/de/Acme.resources.dll":{"locale":"de"},"lib/net8.0/fr/Acme.resources.dll":{"locale":"fr"} """)]
    // At the path that is told.
    [InlineData("runtime", """ "lib/net8.0/Acme.dll":{"localPath":"parts/Acme.dll"} """)]
    [InlineData("native", """ "lib/libacme.so":{"localPath":"parts/libacme.so"},"lib/libb.so":{} """)]
    [InlineData("resources", """ "lib/de/Acme.resources.dll":{"localPath":"parts/de/Acme.resources.dll"} """)]
    [InlineData("runtime", """ "lib/net8.0/Acme.dll":{"localPath":""} """)]
    [InlineData("runtime", """ "lib/net8.0/Acme.dll":{"localPath":7} """)]
    // For one runtime, at its whole path.
    [InlineData("runtimeTargets", """ "runtimes/unix/lib/Acme.dll":{"assetType":"runtime","rid":"unix"} """)]
    [InlineData("runtimeTargets", """ "a/Acme.dll":{"assetType":"RUNTIME","rid":"any"},"b/Acme.dll":{"assetType":"runtime","rid":"win"} """)]
    [InlineData("runtimeTargets", """ "a/liba.so":{"assetType":"native","rid":"linux"},"b/liba.so":{"assetType":"native","rid":"linux-x64"},"c/liba.so":{"assetType":"native","rid":"linux-arm64"} """)]
    [InlineData("runtimeTargets", """ "a/liba.so":{"assetType":"native","rid":"linux-musl-x64"},"b/liba.so":{"assetType":"native","rid":"LINUX"} """)]
    [InlineData("runtimeTargets", """ "runtimes/any/de/A.resources.dll":{"assetType":"resources","rid":"any"} """)]
    [InlineData("runtimeTargets", """ "a/liba.so":{"assetType":"other","rid":"linux"} """)]
    // The newest of several, and of equal ones the last.
    [InlineData("runtime", """ "a/Acme.dll":{"localPath":"a/Acme.dll","assemblyVersion":"2.0.0.0"},"b/Acme.dll":{"localPath":"b/Acme.dll","assemblyVersion":"1.0.0.0"} """)]
    [InlineData("runtime", """ "a/Acme.dll":{"localPath":"a/Acme.dll","assemblyVersion":"2.0.0.0"},"b/Acme.dll":{"localPath":"b/Acme.dll","assemblyVersion":"2.0.0.0"} """)]
    [InlineData("runtime", """ "a/Acme.dll":{"localPath":"a/Acme.dll","fileVersion":"1.10"},"b/Acme.dll":{"localPath":"b/Acme.dll","fileVersion":"1.9"} """)]
    [InlineData("runtime", """ "a/Acme.dll":{"localPath":"a/Acme.dll","assemblyVersion":"4294967296.0"},"b/Acme.dll":{"localPath":"b/Acme.dll","assemblyVersion":"1.0"} """)]
    // Odd names.
    [InlineData("runtime", """ "lib/net8.0/_._":{},"_._":{} """)]
    [InlineData("runtime", """ "lib/Acme.ni.dll":{},"lib/x.y.z.dll":{},"lib/none":{},"lib/.dll":{} """)]
    [InlineData("runtime", """ "lib//a.dll":{},"./b.dll":{},"lib\\c.dll":{},"\u0064.dll":{},"ä.dll":{} """)]
    [InlineData("native", """ "lib//a.so":{"localPath":"x//a.so"},"b":{"localPath":"./b"},"c":{"localPath":"y\\c"} """)]
    [InlineData("runtimeTargets", """ "x\\y\\a.dll":{"assetType":"runtime","rid":"any"},"x\\liba.so":{"assetType":"native","rid":"any"},"x\\de\\a.resources.dll":{"assetType":"resources","rid":"any"} """)]
    [InlineData("runtime", "")]
    public void P10_Of_files_by_every_rule_both_find_the_same(string group, string assets)
    {
        _disk.File("orders.deps.json", With($$"""{"A/1":{"{{group}}":{ {{assets}} } } }""", Described("A/1")));

        Assert.Equal("same", _process.Ask(_disk["orders.dll"]));
    }

    [Theory]
    // The order is that of the descriptions; a library without one has no files.
    [InlineData("""{"A/1":{"native":{"a":{"localPath":"a/a"}}},"B/1":{"native":{"b":{"localPath":"b/b"}}}}""", "B/1,A/1")]
    [InlineData("""{"A/1":{"native":{"a":{}}},"B/1":{"runtime":{"b.dll":{}}}}""", "A/1")]
    [InlineData("""{"A/1":{"native":{"a":{}}}}""", "A/1,C/1,A/1")]
    [InlineData("""{"A/1":{"runtime":{"a.dll":{}}},"A/1":{"runtime":{"b.dll":{}}}}""", "A/1")]
    [InlineData("""{"A":{"runtime":{"a.dll":{}}}}""", "A")]
    // Those for a runtime take the place of those for all, kind by kind.
    [InlineData("""{"A/1":{"runtime":{"lib/a.dll":{},"lib/b.dll":{}},"native":{"n":{}},"runtimeTargets":{"r/a.dll":{"assetType":"runtime","rid":"linux"}}}}""", "A/1")]
    [InlineData("""{"A/1":{"runtime":{"lib/a.dll":{}},"runtimeTargets":{"r/a.dll":{"assetType":"runtime","rid":"win"}}}}""", "A/1")]
    [InlineData("""{"A/1":{"runtimeTargets":{"r/a.dll":{"assetType":"runtime","rid":"unix"}}},"A/1":{"runtimeTargets":{"s/a.dll":{"assetType":"runtime","rid":"linux"}}}}""", "A/1")]
    // What a runtime pack has lies where it says.
    [InlineData("""{"A/1":{"runtime":{"lib/a.dll":{}},"native":{"x/n":{}},"resources":{"y/de/a.resources.dll":{}}}}""", "A/1", "RuntimePack")]
    public void P10_Of_libraries_by_every_rule_both_find_the_same(string target, string libraries, string type = "package")
    {
        _disk.File("orders.deps.json", With(target, string.Join(',', libraries.Split(',').Select(name => Described(name, type)))));

        Assert.Equal("same", _process.Ask(_disk["orders.dll"]));
    }

    [Theory]
    [InlineData(""" "lib/Foo.dll":{},"lib/foo.dll":{} """)]
    [InlineData(""" "lib/Foo.dll":{},"lib/Foo.exe":{} """)]
    [InlineData(""" "lib/Foo.dll":{"localPath":"Bar.dll"},"lib/Bar.dll":{"localPath":"x/Bar.dll"} """)]
    public void P10_Two_files_of_one_name_are_refused_where_NET_would_fail_or_leave_it_to_chance(string assets)
    {
        _disk.File("orders.deps.json", With($$"""{"A/1":{"runtime":{ {{assets}} } } }""", Described("A/1")));
        var content = DepsFile.Read(_disk["orders.dll"])!;

        var error = Assert.Throws<PackageException>(() => DependencyFiles.Of(_disk["orders.deps.json"], content, "linux-x64"));

        Assert.Contains("names two files for", error.Message);
        Assert.StartsWith("ambiguous", _process.Ask(_disk["orders.dll"]));
    }

    [Fact]
    public void Each_runtime_has_its_own_files()
    {
        _disk.File("orders.deps.json", With(
            """{"A/1":{"runtimeTargets":{"x64/a.so":{"assetType":"native","rid":"linux-x64"},"arm/a.so":{"assetType":"native","rid":"linux-arm64"},"win/a.dll":{"assetType":"native","rid":"win"}}}}""",
            Described("A/1")));
        var content = DepsFile.Read(_disk["orders.dll"])!;

        Assert.Equal(["x64"], Files("linux-x64").NativeFolders);
        Assert.Equal(["arm"], Files("linux-arm64").NativeFolders);
        Assert.Empty(Files("osx-arm64").NativeFolders);

        DependencyFiles Files(string runtime) => DependencyFiles.Of("orders.deps.json", content, runtime);
    }

    private static string Described(string name, string type = "package") => $$"""
        "{{name}}":{"type":"{{type}}","serviceable":true,"sha512":"","path":"a/1"}
        """;

    private static string With(string target, string libraries) =>
        $$$"""{"runtimeTarget":{"name":"T"},"targets":{"T":{{{target}}}},"libraries":{ {{{libraries}}} } }""";
}
