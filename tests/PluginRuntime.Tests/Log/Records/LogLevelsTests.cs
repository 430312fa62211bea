using PluginRuntime.Log.Records;

namespace PluginRuntime.Tests.Log.Records;

public sealed class LogLevelsTests
{
    [Theory]
    [InlineData(LambdaLogLevel.Trace, "trce", "Trace")]
    [InlineData(LambdaLogLevel.Debug, "dbug", "Debug")]
    [InlineData(LambdaLogLevel.Information, "info", "Information")]
    [InlineData(LambdaLogLevel.Warning, "warn", "Warning")]
    [InlineData(LambdaLogLevel.Error, "fail", "Error")]
    [InlineData(LambdaLogLevel.Critical, "crit", "Critical")]
    [InlineData((LambdaLogLevel)99, "info", "Information")]
    public void A_level_is_a_word_of_four_letters_in_text_and_its_name_in_JSON(LambdaLogLevel level, string word, string name)
    {
        Assert.Equal(word, LogLevels.Word(level));
        Assert.Equal(name, LogLevels.Name(level));
    }

    [Theory]
    [InlineData("TRACE", LambdaLogLevel.Trace)]
    [InlineData("debug", LambdaLogLevel.Debug)]
    [InlineData("Info", LambdaLogLevel.Information)]
    [InlineData("information", LambdaLogLevel.Information)]
    [InlineData("WARN", LambdaLogLevel.Warning)]
    [InlineData("Warning", LambdaLogLevel.Warning)]
    [InlineData("ERROR", LambdaLogLevel.Error)]
    [InlineData("FATAL", LambdaLogLevel.Critical)]
    [InlineData("critical", LambdaLogLevel.Critical)]
    public void A_level_is_read_by_Lambdas_name_and_by_dotnets(string text, LambdaLogLevel expected)
    {
        Assert.True(LogLevels.TryParse(text, out var level));
        Assert.Equal(expected, level);
    }

    [Theory]
    [InlineData("")]
    [InlineData("loud")]
    [InlineData("2")]
    [InlineData("INFO ")]
    public void Nothing_else_is_a_level(string text) => Assert.False(LogLevels.TryParse(text, out _));

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void A_value_that_is_no_level_counts_as_information(int value) =>
        Assert.Equal(LambdaLogLevel.Information, LogLevels.Known((LambdaLogLevel)value));
}
