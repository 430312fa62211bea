using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Aws;

/// <summary>Promise: every call of AWS's loggers is one record in text, with its level, its request id and its parameters filled in.</summary>
public sealed class AwsLogTests : IAsyncDisposable
{
    private static readonly (string Name, string Word)[] Levels =
    [
        ("Trace", "trce"), ("Debug", "dbug"), ("Information", "info"), ("Warning", "warn"), ("Error", "fail"), ("Critical", "crit"),
    ];

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();

    public static TheoryData<string> Packages => [.. AwsPackages.All];

    /// <summary>The loggers that know levels: package, type of the handler, word that its messages begin with.</summary>
    public static TheoryData<string, string, string> Loggers => new()
    {
        { "AwsMiddle", "LeveledLogs", "context" },
        { "AwsNewest", "LeveledLogs", "context" },
        { "AwsUnknown", "LeveledLogs", "context" },
        { "AwsNewest", "StaticLogs", "static" },
        { "AwsUnknown", "StaticLogs", "static" },
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Without_a_level_it_is_Information(string package) => Assert.Equal(
        ["info\tlog", "info\tline", "info\ttwo\rlines", "info\tstatic", "info\tconsole", "fail\tconsole's error"],
        await RecordsAsync(package, "Logs::Plain"));

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task What_is_written_later_has_the_request_id_too(string package) =>
        Assert.Equal(["info\tline", "info\tstatic"], await RecordsAsync(package, "Logs::Later"));

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_message_that_is_null_does_not_fail_the_invocation(string package)
    {
        await using var host = AwsPackages.Start(_server, package, "Logs::Nulls");

        (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1");
    }

    [Theory]
    [MemberData(nameof(Loggers))]
    public async Task Each_call_with_a_level_is_one_record_at_that_level(string package, string type, string word) => Assert.Equal(
        Expected(word, level => $"name {level}", level => $"enum {level}", level => $"Log{level}"),
        await RecordsAsync(package, type + "::Levels", ("AWS_LAMBDA_LOG_LEVEL", "TRACE")));

    [Theory]
    [MemberData(nameof(Loggers))]
    public async Task Each_call_with_parameters_is_one_record_with_them_in_their_places(string package, string type, string word) => Assert.Equal(
        Expected(word, _ => "name tea", _ => "enum tea", level => $"Log{level} tea"),
        await RecordsAsync(package, type + "::Arguments", ("AWS_LAMBDA_LOG_LEVEL", "TRACE")));

    [Theory]
    [MemberData(nameof(Loggers))]
    public async Task Each_call_with_an_exception_is_one_record_with_the_exception_after_its_message(string package, string type, string word)
    {
        var records = await RecordsAsync(package, type + "::Exceptions", ("AWS_LAMBDA_LOG_LEVEL", "TRACE"));

        Assert.Equal(
            Expected(word, _ => "name tea", _ => "enum tea", level => $"Log{level} tea"),
            records.Select(record => record.Split('\r')[0]));
        Assert.All(records, record => Assert.Contains("\rSystem.InvalidOperationException: No stock.\r", record, StringComparison.Ordinal));
        Assert.All(records, record => Assert.Contains("at AwsForms.Thrown.One()", record, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Loggers))]
    public async Task What_is_below_the_level_is_not_written(string package, string type, string word)
    {
        var records = await RecordsAsync(package, type + "::Levels", ("AWS_LAMBDA_LOG_LEVEL", "ERROR"));

        Assert.Equal(
            [
                $"fail\t{word} name Error", $"fail\t{word} enum Error", $"crit\t{word} name Critical", $"crit\t{word} enum Critical",
                .. Methods(word).Where(level => level.Name is "Error" or "Critical").Select(level => $"{level.Word}\t{word} Log{level.Name}"),
            ],
            records);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Without_a_level_it_is_below_Warning(string package) =>
        Assert.Equal(["fail\tconsole's error"], await RecordsAsync(package, "Logs::Plain", ("AWS_LAMBDA_LOG_LEVEL", "WARN")));

    [Theory]
    [InlineData("AwsMiddle")]
    [InlineData("AwsNewest")]
    [InlineData("AwsUnknown")]
    public async Task A_level_that_does_not_exist_is_Information(string package)
    {
        Assert.Equal(["info\tunknown", "info\tnone", "info\tunknown with tea"], await RecordsAsync(package, "LeveledLogs::UnknownLevels"));
    }

    [Fact]
    public async Task A_level_that_does_not_exist_does_not_get_past_the_least_one() =>
        Assert.Empty(await RecordsAsync("AwsNewest", "LeveledLogs::UnknownLevels", ("AWS_LAMBDA_LOG_LEVEL", "WARN")));

    [Theory]
    [InlineData("Names", new[] { "info\tAda buys 3", "info\tfor 1.50", "info\tall {\"tea\":3}" })]
    [InlineData("Positions", new[] { "info\ttwo after one", "info\tone before two" })]
    public async Task Parameters_stand_where_the_template_has_their_names_or_all_their_numbers(string method, string[] expected) =>
        Assert.Equal(expected, await RecordsAsync("AwsNewest", "TemplateLogs::" + method));

    [Fact]
    public async Task A_template_that_does_not_fit_its_parameters_is_one_record_all_the_same() => Assert.Collection(
        await RecordsAsync("AwsNewest", "TemplateLogs::Odd"),
        record => Assert.StartsWith("info\ttoo few one", record, StringComparison.Ordinal),
        record => Assert.StartsWith("info\ttoo many one", record, StringComparison.Ordinal),
        record => Assert.StartsWith("info\topen {first", record, StringComparison.Ordinal));

    // The static logger has no method of each level's name, neither here nor in AWS's.
    private static (string Name, string Word)[] Methods(string word) => word == "static" ? [] : Levels;

    private static IEnumerable<string> Expected(string word, Func<string, string> name, Func<string, string> number, Func<string, string> method) =>
    [
        .. Levels.SelectMany(level => (string[])[$"{level.Word}\t{word} {name(level.Name)}", $"{level.Word}\t{word} {number(level.Name)}"]),
        .. Methods(word).Select(level => $"{level.Word}\t{word} {method(level.Name)}"),
    ];

    /// <summary>What the invocation wrote, without time and request id.</summary>
    private async Task<string[]> RecordsAsync(string package, string method, params (string Name, string? Value)[] environment)
    {
        await using var host = AwsPackages.Start(_server, package, method, environment);

        (await _server.InvokeAsync("id-1", "")).AssertResponse("id-1");
        await _server.NextAsync();

        var records = (await host.EndAsync()).Select(line => line.Split("\tid-1\t", 2));
        return [.. records.Where(parts => parts.Length == 2).Select(parts => parts[1])];
    }
}
