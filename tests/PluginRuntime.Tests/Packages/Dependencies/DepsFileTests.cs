using System.Text;
using PluginRuntime.Packages.Dependencies;
using PluginRuntime.Packages.Json;
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
            @"\u002e\u002e/evil.dll", @".\u002e/evil.dll", @"\/evil.dll", "C:/evil.dll", "c:evil.dll",
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
    [InlineData("""/* */ {"targets":{"a":{"A/1":{"native":{},"runtime":{"../evil.dll":{}}}}}} // end""")]
    public void P7_A_path_in_a_less_usual_place_is_refused_as_well(string json)
    {
        _disk.File("orders.deps.json", json);

        Assert.Contains("leads out of the package", Refuse());
    }

    // .NET hands its list of files over with colons in between: these would be two files each, of which the second lies elsewhere.
    [Theory]
    [InlineData("runtime", """ "a.dll":{"localPath":"xy:/etc/evil.dll"} """)]
    [InlineData("runtime", """ "lib/x:evil.dll":{} """)]
    [InlineData("runtimeTargets", """ "runtimes/x:/etc/evil.dll":{"assetType":"runtime","rid":"any"} """)]
    [InlineData("native", """ "x:/etc/evil.so":{} """)]
    public void P7_A_path_that_NET_would_take_for_two_is_refused(string group, string asset)
    {
        _disk.File("orders.deps.json", With(group, asset));

        Assert.Contains("leads out of the package", Refuse());
    }

    // .NET looks into the folder above the one in which such a file lies.
    [Theory]
    [InlineData("resources", """ "lib/de/A.resources.dll":{"localPath":"A.resources.dll"} """)]
    [InlineData("runtimeTargets", """ "A.resources.dll":{"assetType":"resources","rid":"any"} """)]
    public void P7_A_satellite_in_no_folder_is_refused(string group, string asset)
    {
        _disk.File("orders.deps.json", With(group, asset));

        Assert.Contains("lies in no folder of a culture", Refuse());
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
        _disk.File("orders.deps.json", """{"runtimeTarget":{"name":".."},"targets":{"..":{}},"libraries":{"A/1":{"type":"..","sha512":"/.."}}}""");

        Check();
    }

    [Fact]
    public void P10_Sixteen_mebibytes_are_read_and_one_byte_more_is_refused()
    {
        var path = _disk.File("orders.deps.json", With("runtime", "").PadRight(DepsFile.MaxBytes));
        Check();

        File.AppendAllText(path, " ");
        Assert.Contains("is larger than", Refuse());
    }

    // Each of these ends a process in which .NET reads it, or is read otherwise by other readers.
    [Theory]
    [InlineData("{}", "\"runtimeTarget\" is missing")]
    [InlineData("[]", "the file is a list")]
    [InlineData("", "the file is nothing")]
    [InlineData("..", "the file is no JSON")]
    [InlineData("""{"targets":{}}""", "\"runtimeTarget\" is missing")]
    [InlineData("""{"runtimeTarget":5}""", "runtimeTarget is a number, where an object should be")]
    [InlineData("""{"runtimeTarget":null}""", "runtimeTarget is null")]
    [InlineData("""{"runtimeTarget":{}}""", "has no \"name\"")]
    [InlineData("""{"runtimeTarget":{"name":5}}""", "the name of runtimeTarget is a number, where a text should be")]
    [InlineData("""{"runtimeTarget":{"name":"a","name":"b"}}""", "\"name\" stands there twice")]
    [InlineData("""{"runtimeTarget":"T"}""", "\"targets\" is missing")]
    [InlineData("""{"runtimeTarget":"T","targets":[".."]}""", "targets is a list")]
    [InlineData("""{"runtimeTarget":"T","targets":{"T":{}}}""", "\"libraries\" is missing")]
    [InlineData("""{"runtimeTarget":"T","targets":{"U":{}},"libraries":{}}""", "names \"T\", which \"targets\" has not")]
    [InlineData("""{"runtimeTarget":"T","targets":{"T":{},"T":{}},"libraries":{}}""", "\"T\" stands there twice")]
    [InlineData("""{"runtimeTarget":"T","targets":{"T":5},"libraries":{}}""", "the target \"T\" is a number")]
    [InlineData("""{"runtimeTarget":"T","targets":{"T":{"A/1":5}},"libraries":{}}""", "the library \"A/1\" is a number")]
    [InlineData("""{"runtimeTarget":"T","targets":{},"targets":{},"libraries":{}}""", "\"targets\" stands there twice")]
    [InlineData("""{"runtimeTarget":"T","targets":{"T":{}},"libraries":5}""", "libraries is a number")]
    [InlineData("""{"libraries":{"A/1":null}}""", "the library \"A/1\" is null")]
    [InlineData("""{"libraries":{"A/1":{"sha512":""}}}""", "the library \"A/1\" has no \"type\"")]
    [InlineData("""{"libraries":{"A/1":{"type":"package"}}}""", "the library \"A/1\" has no \"sha512\"")]
    [InlineData("""{"libraries":{"A/1":{"type":7,"sha512":""}}}""", "the type of the library \"A/1\" is a number")]
    [InlineData("""{"targets":{"net":{"A/1":{"runtime":{"../evil.dll":{}}""", "leads out")]
    [InlineData("""{"targets":{"net":{"A/1":{"runtime":{"a.dll":{}}""", "is missing")]
    public void P10_A_file_of_another_shape_is_refused_with_what_stands_where(string json, string told)
    {
        _disk.File("orders.deps.json", json);

        var message = Refuse();
        Assert.Contains(told, message);
        Assert.DoesNotMatch(@"\.\.(\s|$)", message.Replace("..'", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("runtime", "5", "runtime of the library \"Acme/1.0.0\" is a number")]
    [InlineData("runtime", """["a.dll"]""", "runtime of the library \"Acme/1.0.0\" is a list")]
    [InlineData("resources", "null", "resources of the library \"Acme/1.0.0\" is null")]
    [InlineData("native", """{"a.so":5}""", "the asset \"a.so\" is a number")]
    [InlineData("runtime", """{"a.dll":{},"b.dll":null}""", "the asset \"b.dll\" is null")]
    [InlineData("runtime", """{"lib/":{}}""", "\"lib/\" is a folder")]
    [InlineData("runtime", """{"a.dll":{"assemblyVersion":"18446744073709551616.0.0.0"}}""", "a number that is too large")]
    [InlineData("runtime", """{"a.dll":{"fileVersion":"1.99999999999999999999"}}""", "a number that is too large")]
    [InlineData("runtime", """{"a.dll":{"fileVersion":"1.0","fileVersion":"2.0"}}""", "\"fileVersion\" stands there twice")]
    [InlineData("runtime", """{},"runtime":{}""", "\"runtime\" stands there twice")]
    [InlineData("runtimeTargets", """{"a.dll":{"rid":"linux"}}""", "no text in \"assetType\"")]
    [InlineData("runtimeTargets", """{"a.dll":{"assetType":"runtime"}}""", "no text in \"rid\"")]
    [InlineData("runtimeTargets", """{"a.dll":{"assetType":5,"rid":"linux"}}""", "no text in \"assetType\"")]
    [InlineData("runtimeTargets", """{"a.dll":{"assetType":"runtime","rid":["linux"]}}""", "no text in \"rid\"")]
    public void P10_Assets_of_another_shape_are_refused_with_what_stands_where(string group, string value, string told)
    {
        _disk.File("orders.deps.json", WithGroup($"\"{group}\":{value}"));

        Assert.Contains(told, Refuse());
    }

    [Theory]
    [InlineData("""{"a":1,}""", "")]
    [InlineData("""{"a":01}""", "")]
    [InlineData("""{"a":1e999}""", "longer than any needs to be")]
    [InlineData("""{"a":1.}""", "")]
    [InlineData("""{"a":tru}""", "")]
    [InlineData("""{"a":NaN}""", "")]
    [InlineData("""{"a":[1,]}""", "")]
    [InlineData("""{"a":[1 2]}""", "")]
    [InlineData("""{"a" 1}""", "a ':' is missing")]
    [InlineData("""{"a":1 "b":2}""", "a ',' is missing")]
    [InlineData("""{"a":"\x"}""", "JSON does not allow")]
    [InlineData("""{"a":"\u12"}""", "JSON does not allow")]
    [InlineData("""{"a":"\ud800"}""", "JSON does not allow")]
    [InlineData("""{"a":"\ud800\u0041"}""", "JSON does not allow")]
    [InlineData("""{"a":"\udc00"}""", "JSON does not allow")]
    [InlineData("""{"a\u0000":1}""", "JSON does not allow")]
    [InlineData("""{"targets":{"T":{"A/1":{"runtime":{"lib/evil.dll\u0000.txt":{}}}}}}""", "JSON does not allow")]
    [InlineData("{\"a\":\"\t\"}", "JSON does not allow")]
    [InlineData("""{"a":"b""", "does not end")]
    [InlineData("""{} {}""", "there is more behind its end")]
    [InlineData("""{} /*""", "a comment does not end")]
    [InlineData("""/*/ {}""", "a comment does not end")]
    [InlineData("""/ {}""", "a comment does not end")]
    public void P10_What_is_no_JSON_is_refused(string json, string told)
    {
        _disk.File("orders.deps.json", json);

        var message = Refuse();
        Assert.Contains("cannot be understood", message);
        Assert.Contains(told, message);
    }

    [Fact]
    public void P10_The_line_is_told()
    {
        _disk.File("orders.deps.json", "{\n\n  \"targets\": [\n]}");

        Assert.Contains("(line 3)", Refuse());
    }

    [Fact]
    public void P10_A_text_that_is_not_in_UTF_8_is_refused()
    {
        _disk.File("orders.deps.json", Encoding.Latin1.GetBytes(WithAsset("runtime", "ä.dll")));

        Assert.Contains("not in UTF-8", Refuse());
    }

    [Fact]
    public void P10_Values_that_nobody_asks_for_may_be_nested_as_deep_as_the_limit_and_not_one_more()
    {
        _disk.File("orders.deps.json", WithMember($"\"x\":{Nested(JsonInput.MaxDepth)}"));
        Check();

        _disk.File("orders.deps.json", WithMember($"\"x\":{Nested(JsonInput.MaxDepth + 1)}"));
        Assert.Contains("nested more than 64 deep", Refuse());

        _disk.File("orders.deps.json", WithMember($"\"x\":{Nested(1_000_000)}"));
        Assert.Contains("nested more than 64 deep", Refuse());
    }

    [Theory]
    [InlineData("/* a */ {\"runtimeTarget\":/**/\"T\",//\n\"targets\":{\"T\":{}},\"libraries\":{}}//")]
    [InlineData("\uFEFF{\"runtimeTarget\":\"T\",\"targets\":{\"T\":{}},\"libraries\":{}}\r\n\t ")]
    [InlineData("""{"\u0072untimeTarget":"\ud83d\ude00\/\"\\","targets":{"😀\/\"\\":{}},"libraries":{}}""")]
    [InlineData("""{"x":[-0.5e-10,1E+9,12,true,false,null,{},[],"\b\f\n\r\t"],"runtimeTarget":{"signature":5,"name":"T"},"libraries":{},"targets":{"T":{}}}""")]
    public void What_NET_reads_is_read(string json)
    {
        _disk.File("orders.deps.json", json);

        Check();
    }

    [Fact]
    public void P10_A_folder_of_that_name_is_refused()
    {
        _disk.Folder("orders.deps.json");

        Assert.Contains("is no file", Refuse());
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static string WithAsset(string group, string path) => With(group, $$$"""
         "{{{path}}}": { "assetType": "{{{(group == "native" ? group : "runtime")}}}", "rid": "linux" }
        """);

    private static string With(string group, string assets) => WithGroup($$$""" "{{{group}}}": { {{{assets}}} } """);

    private static string WithGroup(string group) =>
        $$$"""
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0", "signature": "" },
          "targets": { ".NETCoreApp,Version=v10.0": { "Acme/1.0.0": { {{{group}}} } } },
          "libraries": { "Acme/1.0.0": { "type": "package", "serviceable": true, "sha512": "sha512-a/+b==", "path": "acme/1.0.0" } }
        }
        """;

    private static string WithMember(string member) => WithGroup("").TrimEnd().TrimEnd('}') + "," + member + "}";

    private void Check() => DepsFile.Read(_disk["orders.dll"]);

    private string Refuse()
    {
        var error = Assert.Throws<PackageException>(Check);
        Assert.Equal("Runtime.InvalidPackage", error.ErrorType);
        Assert.Contains(_disk["orders.deps.json"], error.Message);
        return error.Message;
    }
}
