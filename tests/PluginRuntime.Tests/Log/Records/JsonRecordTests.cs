using System.Text;
using System.Text.Json;
using PluginRuntime.Log.Records;
using PluginRuntime.PluginSide;

namespace PluginRuntime.Tests.Log.Records;

public sealed class JsonRecordTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, 67, TimeSpan.FromHours(2));
    private static readonly InvocationUnderWay Invocation = new("id-1", "blue", "Root=1");

    [Fact]
    public void A_record_is_one_object_with_its_keys_in_order() =>
        Assert.Equal(
            """{"timestamp":"2026-01-02T01:04:05.067Z","level":"Warning","requestId":"id-1","tenantId":"blue","traceId":"Root=1","message":"Hello, wörld 👋","count":3,"errorType":"System.FormatException","errorMessage":"odd","stackTrace":[]}""" + "\n",
            Format("Hello, wörld 👋", new FormatException("odd"), Invocation, ("count", 3)));

    [Fact]
    public void What_there_is_not_is_left_out() =>
        Assert.Equal(
            """{"timestamp":"2026-01-02T01:04:05.067Z","level":"Warning","message":""}""" + "\n", Format("", null, InvocationUnderWay.None));

    [Fact]
    public void B6_any_character_arrives_or_is_replaced_on_one_line()
    {
        const string Text = "nul \0, quote \", backslash \\, feed \r\n, tab \t, escape \u001b, delete \u007f, next line \u0085, separators \u2028\u2029, 👋, end";

        var record = Format(Text + " \ud800 \udc00", null, new InvocationUnderWay(Text, Text, Text), (Text, Text));

        Assert.DoesNotContain(record.TrimEnd('\n'), character => char.IsControl(character) || character is '\u2028' or '\u2029');
        Assert.Equal(Text + " \ufffd \ufffd", Read(record).GetProperty("message").GetString());
        Assert.Equal(Text, Read(record).GetProperty(Text).GetString());
        Assert.Equal(Text, Read(record).GetProperty("tenantId").GetString());
    }

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { true, "true" },
        { false, "false" },
        { (byte)1, "1" },
        { -2, "-2" },
        { long.MinValue, "-9223372036854775808" },
        { ulong.MaxValue, "18446744073709551615" },
        { 1.5, "1.5" },
        { 1e300, "1E+300" },
        { 0.1f, "0.1" },
        { double.NaN, "\"NaN\"" },
        { float.NegativeInfinity, "\"-Infinity\"" },
        { 12.50m, "12.50" },
        { "text", "\"text\"" },
        { 'c', "\"c\"" },
        { LambdaLogLevel.Debug, "\"Debug\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "\"2026-01-02T03:04:05.0000000Z\"" },
        { new[] { "one", null, "\"" }, "[\"one\",null,\"\\\"\"]" },
        { Array.Empty<string>(), "[]" },
        { new JsonText("{\"a\":\r\n [1]}"), "{\"a\":   [1]}" },
        { new JsonText("{\"a\":"), "\"{\\\"a\\\":\"" },
        { new JsonText(""), "\"\"" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_stays_what_it_is_or_becomes_its_text(object? value, string expected) =>
        Assert.Contains($"\"message\":\"\",\"value\":{expected}}}", Format("", null, Invocation, ("value", value)), StringComparison.Ordinal);

    [Fact]
    public void A_culture_has_no_say_in_a_number()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture =
            new System.Globalization.CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            Assert.Contains("\"value\":-1.5}", Format("", null, Invocation, ("value", -1.5)), StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_value_whose_text_fails_costs_neither_the_record_nor_the_rest()
    {
        var record = Read(Format("said", null, Invocation, ("bad", new Speechless()), ("good", 1)));

        Assert.Contains("Speechless threw System.NotSupportedException", record.GetProperty("bad").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, record.GetProperty("good").GetInt32());
    }

    [Theory]
    [InlineData("timestamp")]
    [InlineData("level")]
    [InlineData("requestId")]
    [InlineData("tenantId")]
    [InlineData("traceId")]
    [InlineData("message")]
    [InlineData("errorType")]
    [InlineData("errorMessage")]
    [InlineData("stackTrace")]
    public void A_property_cannot_stand_for_one_of_the_records_own(string name) =>
        Assert.DoesNotContain("forged", Format("said", null, InvocationUnderWay.None, (name, "forged")), StringComparison.Ordinal);

    [Fact]
    public void Of_properties_with_one_name_the_first_is_kept() =>
        Assert.Contains("\"a\":1,\"b\":2}", Format("", null, Invocation, ("a", 1), ("b", 2), ("a", 3)), StringComparison.Ordinal);

    [Fact]
    public void Properties_without_end_leave_a_whole_object_of_bounded_length()
    {
        var endless = new string('\0', 1024 * 1024);
        var properties = Enumerable.Range(0, 1000).Select(number => ("p" + number, (object?)endless)).ToArray();

        var record = Format(endless, new FormatException(endless), new InvocationUnderWay(endless, endless, endless), properties);

        Assert.InRange(Encoding.UTF8.GetByteCount(record), 1, LogLimits.Record);
        Assert.EndsWith("(cut; 1048576 characters in all)", Read(record).GetProperty("p0").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("(cut; 1048576 characters in all)", Read(record).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("System.FormatException", Read(record).GetProperty("errorType").GetString());
    }

    [Fact]
    public void A_cause_is_among_the_lines_of_the_stack_trace()
    {
        var record = Read(Format("said", new InvalidOperationException("outer", new TimeoutException("inner")), Invocation));

        Assert.Equal("---> System.TimeoutException: inner", record.GetProperty("stackTrace")[0].GetString());
    }

    private static string Format(
        string message, Exception? exception, InvocationUnderWay invocation, params (string Name, object? Value)[] properties) =>
        Encoding.UTF8.GetString(JsonRecord.Format(new LogEntry
        {
            Time = Time,
            Level = LambdaLogLevel.Warning,
            Invocation = invocation,
            Message = message,
            Exception = exception,
            Properties = [.. properties.Select(property => KeyValuePair.Create(property.Name, property.Value))],
        }));

    private static JsonElement Read(string record) => JsonDocument.Parse(record).RootElement;

    private sealed class Speechless
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
