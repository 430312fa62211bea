using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Log;
using PluginRuntime.Log.Outputs;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Tests.Log.Outputs;

/// <summary>The log in frames, over pipes that are whole, full, closed or none.</summary>
[Collection(nameof(TheWholeProcess))]
public sealed class TelemetryDescriptorTests : IDisposable
{
    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 67, TimeSpan.Zero).AddTicks(89 * 10);

    private readonly List<string> _lines = [];
    private LinuxPipe _pipe = LinuxPipe.Open();

    public void Dispose() => _pipe.Dispose();

    [Fact]
    public void A_record_as_text_is_one_frame_with_its_line_feeds_as_they_are()
    {
        Log(LogFormat.Text).Write(LambdaLogLevel.Warning, "one\ntwo", new FormatException("odd\neven"));
        _pipe.CloseWriting();

        var body = "2026-01-02T03:04:05.067Z\tid-1\twarn\tone\ntwo\nSystem.FormatException: odd\neven";
        Assert.Equal(Frame(0xa55a0003, body), _pipe.ReadToEnd());
        Assert.Empty(_lines);
    }

    [Fact]
    public void A_record_in_JSON_is_one_frame_of_its_own_kind_and_so_is_an_object_of_the_handlers()
    {
        var log = Log(LogFormat.Json);
        log.Write(LambdaLogLevel.Warning, "wörd");
        log.WriteLine(LambdaLogLevel.Information, """{"a":1}""");
        _pipe.CloseWriting();

        var body = """{"timestamp":"2026-01-02T03:04:05.067Z","level":"Warning","requestId":"id-1","message":"wörd"}""";
        Assert.Equal((byte[])[.. Frame(0xa55a0002, body), .. Frame(0xa55a0002, """{"a":1}""")], _pipe.ReadToEnd());
    }

    [Fact]
    public void Head_and_record_go_out_in_one_write()
    {
        _pipe.Dispose();
        _pipe = LinuxPipe.OfMessages();
        var log = Log(LogFormat.Text);

        log.Write(LambdaLogLevel.Information, "one");
        log.Write(LambdaLogLevel.Information, "two");

        Assert.Equal(Frame(0xa55a0003, "2026-01-02T03:04:05.067Z\tid-1\tinfo\tone"), _pipe.ReadSome());
        Assert.Equal(Frame(0xa55a0003, "2026-01-02T03:04:05.067Z\tid-1\tinfo\ttwo"), _pipe.ReadSome());
    }

    [Fact]
    public async Task S3_S4_a_frame_larger_than_the_pipe_arrives_whole_in_parts_and_is_cut_at_a_records_length()
    {
        _pipe.Dispose();
        _pipe = LinuxPipe.Open(isBlocking: false);
        var reading = Task.Run(_pipe.ReadToEnd, TestContext.Current.CancellationToken);

        Log(LogFormat.Text).Write(LambdaLogLevel.Information, new string('x', 1024 * 1024));
        _pipe.CloseWriting();

        var frame = await reading;
        Assert.Equal(frame.Length - 16, BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(4)));
        Assert.InRange(frame.Length, (LogLimits.Record / 2) + 1, LogLimits.Record);
        Assert.EndsWith("xx… (cut; 1048576 characters in all)", Encoding.UTF8.GetString(frame), StringComparison.Ordinal);
    }

    [Fact]
    public void S2_a_reader_that_has_gone_costs_no_record_and_is_told_once()
    {
        var log = Log(LogFormat.Text);
        _pipe.CloseReading();

        log.Write(LambdaLogLevel.Error, "one\ntwo", new FormatException("odd"));
        log.Write(LambdaLogLevel.Information, "three\nfour");

        Assert.Equal(3, _lines.Count);
        Assert.Contains("\twarn\tDescriptor ", _lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\tid-1\tfail\tone\rtwo\rSystem.FormatException: odd\n", _lines[1], StringComparison.Ordinal);
        Assert.EndsWith("\tid-1\tinfo\tthree\rfour\n", _lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void S3_a_frame_that_was_begun_and_given_up_costs_no_record_and_no_frame_follows_it()
    {
        _pipe.Dispose();
        _pipe = LinuxPipe.Open(isBlocking: false);
        var log = Log(LogFormat.Text, patienceMilliseconds: 0);

        log.Write(LambdaLogLevel.Information, new string('x', 200 * 1024));
        var torn = _pipe.ReadSome();
        log.Write(LambdaLogLevel.Information, "next");
        _pipe.CloseWriting();

        Assert.InRange(torn.Length, 1, 200 * 1024);
        Assert.Empty(_pipe.ReadToEnd());
        Assert.Equal(["Descriptor", new string('x', 200 * 1024) + "\n", "next\n"], _lines.Select(line => line.Split('\t')[3]).Select((text, index) => index == 0 ? text[..10] : text));
    }

    [Fact]
    public void S2_a_descriptor_closed_under_the_host_costs_no_record()
    {
        var log = Log(LogFormat.Json, LambdaLogLevel.Error);
        _pipe.CloseWriting();

        log.Write(LambdaLogLevel.Error, "kept");

        Assert.Contains("\"message\":\"kept\"", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+5")]
    [InlineData("62 ")]
    [InlineData("six")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("2147483647")]
    [InlineData("99999999999")]
    public void S2_what_names_no_descriptor_that_was_given_is_not_taken(string number) => Assert.Null(TelemetryDescriptor.TryTake(number));

    [Fact]
    public void A_descriptor_that_this_process_opened_for_itself_is_not_taken()
    {
        using var own = LinuxPipe.Open(isInherited: false);

        Assert.Null(TelemetryDescriptor.TryTake(Text(own.Writing)));
    }

    [Fact]
    public void Programs_that_the_handler_starts_do_not_get_it()
    {
        Assert.False(_pipe.IsKeptFromChildren);

        Log(LogFormat.Text);

        Assert.True(_pipe.IsKeptFromChildren);
    }

    [Fact]
    public void What_cannot_be_taken_is_told_with_its_value() =>
        Assert.Contains("_LAMBDA_TELEMETRY_LOG_FD is 'six'", TelemetryDescriptor.Refusal("six"), StringComparison.Ordinal);

    private LogWriter Log(
        LogFormat format, LambdaLogLevel minimumLevel = LambdaLogLevel.Information, int patienceMilliseconds = OutputDescriptor.DefaultPatienceMilliseconds) =>
        new(record => _lines.Add(Encoding.UTF8.GetString(record)), new FakeTimeProvider(Time), format, minimumLevel)
        {
            Telemetry = TelemetryDescriptor.TryTake(Text(_pipe.Writing), patienceMilliseconds)
                ?? throw new InvalidOperationException("The pipe was not taken."),
            Invocation = new InvocationUnderWay("id-1", null, null),
        };

    private static string Text(int descriptor) => descriptor.ToString(CultureInfo.InvariantCulture);

    private static byte[] Frame(uint kind, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var frame = new byte[16 + bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, kind);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), bytes.Length);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(8), (Time.ToUnixTimeMilliseconds() * 1000) + 89);
        bytes.CopyTo(frame, 16);
        return frame;
    }
}
