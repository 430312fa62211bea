using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>Promise: with JSON as the log's format every call of AWS's loggers is one object, and its parameters are keys of their own.</summary>
public sealed class AwsJsonLogTests : IAsyncDisposable
{
    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public static TheoryData<string> Packages => [.. AwsPackages.All];

    public static TheoryData<string, string, string> Loggers => AwsLogTests.Loggers;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Without_a_level_it_is_Information(string package)
    {
        var records = await RecordsAsync(package, "Logs::Plain");

        Assert.Equal(
            [
                "Information log", "Information line", "Information two\nlines", "Information static", "Information console",
                "Error console's error",
            ],
            records.Select(record => $"{Text(record, "level")} {Text(record, "message")}"));
        Assert.All(records, record => Assert.Equal(["timestamp", "level", "requestId", "traceId", "message"], Names(record)));
    }

    [Theory]
    [MemberData(nameof(Loggers))]
    public async Task Each_call_with_a_level_is_one_record_at_that_level(string package, string type, string word)
    {
        var records = await RecordsAsync(package, type + "::Levels");

        Assert.Equal(CallsOf(word), records.Length);
        Assert.All(records, record => Assert.StartsWith(word, Text(record, "message"), StringComparison.Ordinal));
        Assert.All(records, record => Assert.EndsWith(Text(record, "level")!, Text(record, "message"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Loggers))]
    public async Task Parameters_are_keys_by_the_names_in_the_template_after_the_message(string package, string type, string word)
    {
        var records = await RecordsAsync(package, type + "::Arguments");

        Assert.Equal(CallsOf(word), records.Length);
        Assert.All(records, record => Assert.Equal(["timestamp", "level", "requestId", "traceId", "message", "item"], Names(record)));
        Assert.All(records, record => Assert.Equal("tea", Text(record, "item")));
        Assert.All(records, record => Assert.StartsWith(word, Text(record, "message"), StringComparison.Ordinal));
        Assert.All(records, record => Assert.EndsWith(" tea", Text(record, "message"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Loggers))]
    public async Task An_exception_comes_after_the_parameters_with_its_full_type(string package, string type, string word)
    {
        var records = await RecordsAsync(package, type + "::Exceptions");

        Assert.Equal(CallsOf(word), records.Length);
        Assert.All(records, record => Assert.Equal(
            ["timestamp", "level", "requestId", "traceId", "message", "item", "errorType", "errorMessage", "stackTrace"], Names(record)));
        Assert.All(records, record => Assert.StartsWith(word, Text(record, "message"), StringComparison.Ordinal));
        Assert.All(records, record => Assert.Equal("System.InvalidOperationException", Text(record, "errorType")));
        Assert.All(records, record => Assert.Equal("No stock.", Text(record, "errorMessage")));
        Assert.All(records, record => Assert.StartsWith(
            "at AwsForms.Thrown.One()", Assert.Single(record.GetProperty("stackTrace").EnumerateArray()).GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_level_that_does_not_exist_is_Information() => Assert.All(
        await RecordsAsync("AwsNewest", "LeveledLogs::UnknownLevels"), record => Assert.Equal("Information", Text(record, "level")));

    [Fact]
    public async Task Parameters_keep_their_kinds()
    {
        var records = await RecordsAsync("AwsNewest", "TemplateLogs::Names");

        Assert.Equal(["Ada buys 3", "for 1.50", """all {"tea":3}"""], records.Select(record => Text(record, "message")));
        Assert.Equal("\"Ada\"", records[0].GetProperty("customer").GetRawText());
        Assert.Equal("3", records[0].GetProperty("count").GetRawText());
        Assert.True(records[1].TryGetProperty("price", out _));
        Assert.Equal("""{"tea":3}""", records[2].GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task Parameters_by_number_are_keys_by_number()
    {
        var records = await RecordsAsync("AwsNewest", "TemplateLogs::Positions");

        Assert.Equal(["two after one", "one before two"], records.Select(record => Text(record, "message")));
        Assert.Equal("one two", $"{Text(records[0], "0")} {Text(records[0], "1")}");
        Assert.Equal("one two", $"{Text(records[1], "1")} {Text(records[1], "2")}");
    }

    // By the level's name, by the enum, and by a method of the level's own, which the static logger has not.
    private static int CallsOf(string word) => word == "static" ? 12 : 18;

    private async Task<JsonElement[]> RecordsAsync(string package, string method)
    {
        await using var host = AwsPackages.Start(
            _server, package, method, ("AWS_LAMBDA_LOG_FORMAT", "JSON"), ("AWS_LAMBDA_LOG_LEVEL", "TRACE"));

        (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1");
        await _server.NextAsync();

        var records = (await host.EndAsync()).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        return [.. records.Where(record => record.TryGetProperty("requestId", out var id) && id.GetString() == "id-1")];
    }

    private static IEnumerable<string> Names(JsonElement record) => record.EnumerateObject().Select(property => property.Name);

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();
}
