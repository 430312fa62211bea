using System.Text.Json;
using PluginRuntime.Cli.Reports;
using PluginRuntime.Publishing.Verification.Findings;

namespace PluginRuntime.Tests.Cli.Reports;

/// <summary>What SARIF 2.1.0 requires, with its section in https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html.</summary>
public sealed class SarifLogTests
{
    private static readonly Finding Error = new(VerificationRules.Handler, "Two\nlines, \"quoted\".", new FindingPlace("/repository/src/My orders#1.csproj", "orders", "orders:none"));
    private static readonly Finding Note = new(VerificationRules.Unknown, "Unknown.", new FindingPlace("/repository/template.yaml") { Line = 3, Column = 7 });
    private static readonly Finding Warning = new(VerificationRules.Json, "Slow.", new FindingPlace("/elsewhere/orders.dll", "orders"));

    [Fact]
    public void S_3_1_the_file_is_one_JSON_object() => Assert.Equal(JsonValueKind.Object, Log(Error).ValueKind);

    [Fact]
    public void S_3_13_2_the_log_has_the_version() => Assert.Equal("2.1.0", Log(Error).GetProperty("version").GetString());

    [Fact]
    public void S_3_13_3_its_schema_is_an_absolute_URI() => Assert.True(new Uri(Log(Error).GetProperty("$schema").GetString()!).IsAbsoluteUri);

    [Fact]
    public void S_3_13_4_it_has_an_array_of_runs() => Assert.Equal(1, Log(Error).GetProperty("runs").GetArrayLength());

    [Fact]
    public void S_3_14_6_the_run_has_a_tool() => Assert.Equal(JsonValueKind.Object, Run(Error).GetProperty("tool").ValueKind);

    [Fact]
    public void S_3_14_23_a_run_that_found_nothing_has_an_empty_array_of_results() => Assert.Equal(0, Run().GetProperty("results").GetArrayLength());

    [Fact]
    public void S_3_18_2_the_tool_has_a_driver() => Assert.Equal(JsonValueKind.Object, Driver().ValueKind);

    [Fact]
    public void S_3_19_8_the_driver_has_a_name() => Assert.NotEqual("", Driver().GetProperty("name").GetString());

    [Fact]
    public void S_3_19_23_the_drivers_rules_are_unique() =>
        Assert.Equal(VerificationRules.All.Count, Driver().GetProperty("rules").EnumerateArray().Select(rule => rule.GetRawText()).Distinct().Count());

    [Fact]
    public void S_3_49_3_each_rule_has_an_id() => Assert.All(Driver().GetProperty("rules").EnumerateArray(), rule => Assert.StartsWith("PLV1", rule.GetProperty("id").GetString()));

    [Fact]
    public void S_3_12_3_each_rules_description_has_a_text() =>
        Assert.All(Driver().GetProperty("rules").EnumerateArray(), rule => Assert.NotEqual("", rule.GetProperty("shortDescription").GetProperty("text").GetString()));

    [Fact]
    public void S_3_27_5_a_result_has_the_id_of_its_rule() => Assert.Equal("PLV1017", Result(Error).GetProperty("ruleId").GetString());

    [Fact]
    public void S_3_27_6_its_index_is_that_of_the_rule_with_its_id()
    {
        var rule = Driver().GetProperty("rules")[Result(Error).GetProperty("ruleIndex").GetInt32()];

        Assert.Equal("PLV1017", rule.GetProperty("id").GetString());
    }

    [Fact]
    public void S_3_27_10_its_level_is_one_of_SARIFs() =>
        Assert.Equal(["error", "warning", "note"], new[] { Error, Warning, Note }.Select(finding => Result(finding).GetProperty("level").GetString()));

    [Fact]
    public void S_3_27_11_and_3_11_8_it_has_a_message_with_a_text() => Assert.Equal(Error.Message, Result(Error).GetProperty("message").GetProperty("text").GetString());

    [Fact]
    public void S_3_27_12_it_has_an_array_of_locations() => Assert.Equal(1, Result(Error).GetProperty("locations").GetArrayLength());

    [Fact]
    public void S_3_29_2_a_physical_location_has_an_artifact_location() => Assert.Equal(JsonValueKind.Object, Artifact(Error).ValueKind);

    [Fact]
    public void S_3_4_3_its_place_is_a_URI_that_is_relative_and_escaped_below_the_folder_and_absolute_elsewhere() =>
        Assert.Equal(
            ["src/My%20orders%231.csproj", "file:///elsewhere/orders.dll"], new[] { Error, Warning }.Select(finding => Artifact(finding).GetProperty("uri").GetString()));

    [Fact]
    public void S_3_29_4_a_place_in_a_file_is_a_region_and_a_whole_file_has_none()
    {
        Assert.False(Physical(Error).TryGetProperty("region", out _));
        Assert.Equal(JsonValueKind.Object, Physical(Note).GetProperty("region").ValueKind);
    }

    [Fact]
    public void S_3_30_5_and_3_30_6_its_line_and_column_count_from_1()
    {
        var region = Physical(Note).GetProperty("region");

        Assert.Equal((3, 7), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32()));
    }

    private static JsonElement Log(params Finding[] findings) => JsonDocument.Parse(SarifLog.Of(findings, "/repository")).RootElement;

    private static JsonElement Run(params Finding[] findings) => Log(findings).GetProperty("runs")[0];

    private static JsonElement Driver() => Run(Error).GetProperty("tool").GetProperty("driver");

    private static JsonElement Result(Finding finding) => Run(finding).GetProperty("results")[0];

    private static JsonElement Physical(Finding finding) => Result(finding).GetProperty("locations")[0].GetProperty("physicalLocation");

    private static JsonElement Artifact(Finding finding) => Physical(finding).GetProperty("artifactLocation");
}
