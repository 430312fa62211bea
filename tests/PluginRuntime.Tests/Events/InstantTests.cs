using System.Globalization;
using System.Text.Json;
using PluginRuntime.Events;
using PluginRuntime.Events.Http;

namespace PluginRuntime.Tests.Events;

/// <summary>Instants that AWS writes as numbers.</summary>
public sealed class InstantTests
{
    [Theory]
    [InlineData("1764490000", "2025-11-30T08:06:40Z")]
    [InlineData("1764490000.987", "2025-11-30T08:06:40.987Z")]
    [InlineData("1.76449E9", "2025-11-30T08:06:40Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("-62135596800", "0001-01-01T00:00:00Z")]
    [InlineData("253402300799.9999999", "9999-12-31T23:59:59.9999999Z")]
    public void Seconds_are_read_exactly(string number, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Seconds(number).ApproximateArrivalTimestamp);

    [Theory]
    [InlineData("-62135596800.1")]
    [InlineData("253402300800")]
    [InlineData("1e300")]
    [InlineData("1e25")]
    [InlineData("\"soon\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void What_is_no_instant_is_named_with_its_path(string number)
    {
        var error = Assert.Throws<JsonException>(() => Seconds(number));

        Assert.Contains("approximateArrivalTimestamp", error.Path);
    }

    [Fact]
    public void What_is_no_instant_is_told_with_the_right_form_and_where_it_is()
    {
        var error = Assert.Throws<JsonException>(() => Seconds("253402300800"));

        Assert.Contains("Path: $.approximateArrivalTimestamp", error.Message, StringComparison.Ordinal);
        Assert.Contains("'253402300800' is no instant. It should be the seconds since 1970", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seconds_are_written_as_they_were_read() =>
        Assert.Contains("\"approximateArrivalTimestamp\":1764490000.987", JsonSerializer.Serialize(Seconds("1764490000.987"), EventsJson.Default.KinesisData), StringComparison.Ordinal);

    [Fact]
    public void An_optional_one_may_be_null_and_absent()
    {
        Assert.Null(JsonSerializer.Deserialize("""{"ApproximateCreationDateTime":null}""", EventsJson.Default.DynamoDbChange)!.ApproximateCreationDateTime);
        Assert.Null(JsonSerializer.Deserialize("{}", EventsJson.Default.DynamoDbChange)!.ApproximateCreationDateTime);
    }

    [Fact]
    public void Milliseconds_and_the_words_beside_them_are_one_instant() => Assert.Equal(
        new DateTimeOffset(2025, 11, 30, 8, 6, 40, 250, TimeSpan.Zero), Sample.Read<HttpApiRequest>("http").RequestContext.TimeEpoch);

    private static KinesisData Seconds(string number) =>
        JsonSerializer.Deserialize($$"""{"approximateArrivalTimestamp":{{number}}}""", EventsJson.Default.KinesisData)!;
}
