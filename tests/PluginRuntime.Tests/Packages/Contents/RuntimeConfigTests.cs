using PluginRuntime.Packages.Contents;
using PluginRuntime.Packages.Lookup;

namespace PluginRuntime.Tests.Packages.Contents;

public sealed class RuntimeConfigTests : IDisposable
{
    private const string Ordinary =
        """
        {
          "runtimeOptions": {
            "tfm": "net8.0",
            "rollForward": "LatestMinor",
            "framework": { "name": "Microsoft.NETCore.App", "version": "8.0.0" },
            "configProperties": {
              "System.GC.Server": true,
              "System.GC.HeapHardLimitPercent": 75,
              "System.Reflection.Metadata.MetadataUpdater.IsSupported": false,
              "System.Runtime.Serialization.EnableUnsafeBinaryFormatterSerialization" : false,
              "System.Runtime.TieredCompilation": false,
              "System.Runtime.TieredCompilation.QuickJitForLoops": true,
              "System.Runtime.TieredPGO": false
            }
          }
        }
        """;

    private readonly TemporaryFolder _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_package_without_the_file_asks_for_nothing() => Assert.Null(RuntimeConfig.Read(_disk["orders.dll"]));

    [Fact]
    public void The_file_of_an_ordinary_class_library_asks_for_nothing_and_is_not_parsed()
    {
        Assert.True(RuntimeConfigScan.IsOrdinary(System.Text.Encoding.UTF8.GetBytes(Ordinary)));
        Assert.Null(Read(Ordinary));
    }

    [Fact]
    public void Any_other_setting_is_told_with_its_value_in_the_order_of_the_file()
    {
        var config = Read(WithSettings(
            """ "System.Globalization.Invariant":false,"System.GC.Server":true,"App.Level":3,"App.Name":"a b","System.GC":1,"System.Runtime.TieredPGO2":null """));

        Assert.Equal(
            ["System.Globalization.Invariant=false", "App.Level=3", "App.Name=a b", "System.GC=1", "System.Runtime.TieredPGO2=null"],
            config!.Settings.Select(setting => setting.ToString()));
        Assert.False(config.NamesAspNetCore);
    }

    [Theory]
    [InlineData("""{"runtimeOptions":{"framework":{"name":"Microsoft.AspNetCore.App","version":"8.0.0"}}}""")]
    [InlineData("""{"runtimeOptions":{"frameworks":[{"name":"Microsoft.NETCore.App"},{"name":"Microsoft.AspNetCore.App"}]}}""")]
    [InlineData("""{"runtimeOptions":{"includedFrameworks":[{"name":"Microsoft.AspNetCore.App"}]}}""")]
    [InlineData("""{"runtimeOptions":{"framework":{"name":"Microsoft.AspNetCor\u0065.App"}}}""")]
    public void A_framework_for_the_web_is_told(string json)
    {
        var config = Read(json)!;

        Assert.True(config.NamesAspNetCore);
        Assert.Empty(config.Settings);
    }

    [Theory]
    [InlineData("""{"runtimeOptions":{"configProperties":{"App\u002eLevel":3}}}""")]
    [InlineData("""{"runtimeOptions":{/* why */"configProperties":{"App.Level":3}}}""")]
    [InlineData("\uFEFF{\"runtimeOptions\":{\"configProperties\":{\"App.Level\"\r\n\t :3}}}")]
    public void Escapes_comments_and_spaces_hide_nothing(string json) =>
        Assert.Equal(["App.Level=3"], Read(json)!.Settings.Select(setting => setting.ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{\"a")]
    [InlineData("""{"runtimeOptions":{"configProperties":{"App.Level":3}}""")]
    [InlineData("""{"runtimeOptions":{"configProperties":{"App.\ud800":3}}}""")]
    [InlineData("""{"runtimeOptions":{"configProperties":["App.Level"],"framework":7,"frameworks":{"unknown":1}}}""")]
    [InlineData("""{"runtimeOptions":[],"unknown":1}""")]
    [InlineData("""["unknown", {"unknown":1}]""")]
    public void Nothing_is_said_of_a_file_that_is_damaged_or_of_another_kind(string json) => Assert.Null(Read(json));

    [Fact]
    public void A_file_of_64_KiB_is_read_and_one_byte_more_is_not()
    {
        var json = WithSettings(""" "App.Level":3 """);

        Assert.NotNull(Read(json.PadRight(RuntimeConfig.MaxBytes)));
        Assert.Null(Read(json.PadRight(RuntimeConfig.MaxBytes + 1)));
    }

    [Fact]
    public void A_culture_setting_that_has_no_effect_is_warned_of_with_the_variable_that_has()
    {
        var warning = Warning(WithSettings(""" "System.Globalization.Invariant":false """))!;

        Assert.Contains("System.Globalization.Invariant=false in orders.runtimeconfig.json have no effect", warning);
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0", warning);
        Assert.DoesNotContain("SetSwitch", warning);
    }

    [Fact]
    public void Any_other_setting_is_warned_of_with_its_own_variable()
    {
        var warning = Warning(WithSettings(""" "System.Net.DisableIPv6":true """))!;

        Assert.Contains("DOTNET_SYSTEM_NET_DISABLEIPV6;", warning);
        Assert.Contains("AppContext.SetSwitch", warning);
        Assert.DoesNotContain("GLOBALIZATION", warning);
    }

    [Fact]
    public void A_setting_that_the_process_has_or_that_the_function_made_by_its_variable_is_not_warned_of()
    {
        AppContext.SetData("Tests.RuntimeConfig.Same", "true");
        var json = WithSettings(""" "Tests.RuntimeConfig.Same":true,"System.Globalization.Invariant":false,"System.Globalization.PredefinedCulturesOnly":true """);

        Assert.Null(Warning(json, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"));
    }

    [Theory]
    [InlineData(Ordinary)]
    [InlineData("""{"runtimeOptions":{"framework":{"name":"Microsoft.AspNetCore.App"}}}""")]
    public void Without_such_a_setting_nothing_is_warned_of(string json) => Assert.Null(Warning(json));

    [Fact]
    public void Settings_without_end_and_with_line_ends_give_a_short_warning_of_three_lines()
    {
        var settings = string.Join(',', Enumerable.Range(0, 1000).Select(number => $"\"App.{number}\\n\":\"{new string('x', 20)}\\u2028\""));

        var warning = Warning(WithSettings(settings))!;

        Assert.InRange(warning.Length, 1, 2000);
        Assert.Equal(3, warning.Split('\n').Length);
        Assert.Contains("and 980 more", warning);
    }

    private static string WithSettings(string settings) => $$"""{"runtimeOptions":{"configProperties":{ {{settings}} } } }""";

    private RuntimeConfig? Read(string json)
    {
        _disk.File("orders.runtimeconfig.json", json);
        return RuntimeConfig.Read(_disk["orders.dll"]);
    }

    private string? Warning(string json, params string[] variables)
    {
        _disk.File("orders.runtimeconfig.json", json);
        var package = new PackageLocation
        {
            Name = "orders",
            Version = null,
            Directory = _disk.Root,
            DeployedDirectory = _disk.Root,
            MainAssemblyPath = _disk["orders.dll"],
            Root = new PackageRoot(_disk.Root, holdsFlatPackages: true),
            VersionsDirectory = null,
            HasOwnContracts = false,
            HasLambdaCore = true,
            Shadowed = [],
        };
        return RuntimeConfig.Warning(package.MainAssemblyPath, name => variables.Contains(name) ? "0" : null);
    }
}
