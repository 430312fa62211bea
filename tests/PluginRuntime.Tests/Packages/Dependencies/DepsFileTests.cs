using System.Text;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Tests.Packages.Dependencies;

public sealed class DepsFileTests : IDisposable
{
    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_file_that_the_SDK_writes_for_a_real_program_passes()
    {
        _disk.File("orders.deps.json", File.ReadAllBytes(DepsFile.PathFor(typeof(DepsFileTests).Assembly.Location)));

        Check();
    }

    [Fact]
    public void A_package_without_the_file_passes() => Check();

    [Fact]
    public void A_file_without_anything_suspicious_is_not_even_parsed()
    {
        _disk.File("orders.deps.json", "this is not JSON");

        Check();
    }

    [Theory]
    [InlineData("lib/net10.0/Acme..Odd.dll")]
    [InlineData(@"lib\\net10.0\\Acme.dll")]
    [InlineData(@"lib/net10.0/Acme\u002bOdd.dll")]
    [InlineData("lib/..net/Acme.dll")]
    public void P7_A_suspicious_asset_path_that_stays_inside_passes(string path)
    {
        _disk.File("orders.deps.json", WithAsset("runtime", path));

        Check();
    }

    public static TheoryData<string, string> WaysOut()
    {
        var data = new TheoryData<string, string>();
        string[] paths =
        [
            "../evil.dll", "lib/../../evil.dll", "lib/..", "..", "/etc/evil.dll", @"..\\evil.dll", @"\\\\server\\evil.dll",
            @"\u002e\u002e/evil.dll", @".\u002e/evil.dll", @"\/evil.dll", "C:/evil.dll", "c:evil.dll", @"lib/evil.dll\u0000.txt",
        ];
        foreach (var path in paths)
        {
            data.Add("runtime", path);
        }

        data.Add("native", "../evil.so");
        data.Add("resources", "../de/evil.resources.dll");
        data.Add("runtimeTargets", "runtimes/../../evil.so");
        return data;
    }

    [Theory]
    [MemberData(nameof(WaysOut))]
    public void P7_An_asset_path_that_leads_out_of_the_package_is_refused(string group, string path)
    {
        _disk.File("orders.deps.json", WithAsset(group, path));

        Assert.Contains("leads out of the package", Refuse());
    }

    [Fact]
    public void P7_The_asset_that_leads_out_is_named()
    {
        _disk.File("orders.deps.json", WithAsset("runtime", "../evil.dll"));

        Assert.Contains("asset '../evil.dll'", Refuse());
    }

    [Theory]
    [InlineData("""{"targets":{"net":{"A/1":{"runtime":{"a.dll":{"localPath":"../evil.dll"}}}}}}""")]
    [InlineData("""{"libraries":{"A/1":{"path":"../evil"}}}""")]
    [InlineData("""{"libraries":{"../evil":{}}}""")]
    [InlineData("""{"targets":{"a":{"A/1":{"runtime":{"../evil.dll":{}}}}},"targets":{}}""")]
    [InlineData("""/* */ {"targets":{"a":{"A/1":{"runtime":{},"runtime":{"../evil.dll":{}}}}}} // end""")]
    public void P7_A_path_in_a_less_usual_place_is_refused_as_well(string json)
    {
        _disk.File("orders.deps.json", json);

        Assert.Contains("leads out of the package", Refuse());
    }

    [Theory]
    [InlineData("..")]
    [InlineData("""{"targets":{"net":{"A/1":{"runtime":{"../evil.dll":{}}""")]
    [InlineData("""{"targets":[".."]}""")]
    [InlineData("""{"targets":{"net":{"A/1":{"runtime":".."}}}}""")]
    public void P7_A_suspicious_file_that_cannot_be_understood_is_refused(string json)
    {
        _disk.File("orders.deps.json", json);

        var told = Refuse();
        Assert.Contains("cannot be understood", told);
        Assert.DoesNotMatch(@"\.\.\s", told);
    }

    [Fact]
    public void P7_A_file_in_another_encoding_is_refused()
    {
        _disk.File("orders.deps.json", Encoding.Unicode.GetBytes(WithAsset("runtime", "../evil.dll")));

        Assert.Contains("cannot be understood", Refuse());
    }

    [Fact]
    public void P7_Two_dots_in_a_text_that_is_no_path_are_no_way_out()
    {
        _disk.File("orders.deps.json", """{"runtimeTarget":{"name":".."},"libraries":{"A/1":{"sha512":"/.."}}}""");

        Check();
    }

    [Fact]
    public void P7_Sixteen_mebibytes_are_read_and_one_byte_more_is_refused()
    {
        var path = _disk.File("orders.deps.json", "{}".PadRight(DepsFile.MaxBytes));
        Check();

        File.AppendAllText(path, " ");
        Assert.Contains("is larger than", Refuse());
    }

    private static string WithAsset(string group, string path) =>
        $$$"""
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0", "signature": "" },
          "targets": { ".NETCoreApp,Version=v10.0": { "Acme/1.0.0": { "{{{group}}}": { "{{{path}}}": { "assetType": "runtime" } } } } },
          "libraries": { "Acme/1.0.0": { "type": "package", "sha512": "sha512-a/+b==", "path": "acme/1.0.0" } }
        }
        """;

    private void Check() => DepsFile.Check(_disk["orders.dll"]);

    private string Refuse()
    {
        var error = Assert.Throws<PackageException>(Check);
        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains(_disk["orders.deps.json"], error.Message);
        return error.Message;
    }
}
