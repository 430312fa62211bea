using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PluginRuntime.EndToEndTests.Processes;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Log;

/// <summary>Promise: where Lambda gives a descriptor for the log, records go there in frames, and none is lost if it fails.</summary>
[DiffersByUser]
[Collection(nameof(NothingElseStarts))]
public sealed class TelemetryLogTests : IAsyncDisposable
{
    private const string Variable = "_LAMBDA_TELEMETRY_LOG_FD";
    private const uint Text = 0xa55a0003;
    private const uint Json = 0xa55a0002;

    // A number of one digit: the shell that opens it knows no other.
    private const string Descriptor = "9";

    private readonly ScriptedRuntimeApi _server = ScriptedRuntimeApi.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry").FullName;

    public TelemetryLogTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are written to on Linux alone.");

    private string Pipe => Path.Combine(_folder, "pipe");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [RunsOnArm64]
    public async Task Records_are_frames_and_standard_output_stays_empty()
    {
        await using var host = Start("Writes:levels", "Writes");
        var log = Task.Run(ReadPipe, HostRun.Patience);

        await _server.InvokeAsync("id-1", "\"one\\ntwo\"");
        await _server.NextAsync();

        Assert.Empty(await host.EndAsync());
        var frames = Frames(await log);
        Assert.Equal(
            ["info\tone\ntwo", "warn\tone\ntwo", "fail\tone\ntwo", "crit\tone\ntwo", "info\tone\ntwo", "fail\tone\ntwo"],
            frames.Skip(1).Select(frame => frame.Record.Split('\t', 3)[2]));
        Assert.All(frames, frame => Assert.Equal(Text, frame.Kind));
        Assert.All(frames, frame => Assert.Equal(frame.Record[..23], frame.Time.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task In_JSON_they_are_of_their_own_kind()
    {
        await using var host = Start("Talks", "Talks", ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        var log = Task.Run(ReadPipe, HostRun.Patience);

        await _server.InvokeAsync("id-1", "\"one\"");
        await _server.NextAsync();

        Assert.Empty(await host.EndAsync());
        var frames = Frames(await log);
        Assert.All(frames, frame => Assert.Equal(Json, frame.Kind));
        Assert.All(frames.Skip(1), frame => Assert.Equal("id-1", JsonDocument.Parse(frame.Record).RootElement.GetProperty("requestId").GetString()));
        Assert.Equal(5, frames.Count);
    }

    [Fact]
    public async Task S4_a_record_of_a_megabyte_is_one_frame_cut_at_256_KiB()
    {
        await using var host = Start("Writes:levels", "Writes", ("AWS_LAMBDA_LOG_LEVEL", "FATAL"));
        var log = Task.Run(ReadPipe, HostRun.Patience);

        await _server.InvokeAsync("id-1", $"\"{new string('x', 1024 * 1024)}\"");
        await _server.NextAsync();

        await host.EndAsync();
        var record = Assert.Single(Frames(await log)).Record;
        Assert.EndsWith("x… (cut; 1048576 characters in all)", record, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(record), 200 * 1024, 256 * 1024);
    }

    [Fact]
    public async Task S2_a_reader_that_goes_costs_no_record_and_is_told_once()
    {
        await using var host = Start("Talks", "Talks");
        ScriptedRequest next;
        await using (var reading = File.OpenRead(Pipe))
        {
            await _server.InvokeAsync("id-1", "\"one\"");
            await _server.InvokeAsync("id-2", "\"two\"");

            // Once it asks again, everything of the last one has been written.
            next = await _server.NextAsync();
        }

        await next.AnswerEventAsync("id-3", "\"three\""u8.ToArray());
        await (await _server.NextRequestAsync(HostRun.Patience)).AcceptedAsync();
        await _server.NextAsync();

        var lines = await host.EndAsync();
        Assert.Single(lines, line => line.Contains($"\twarn\tDescriptor {Descriptor}, which {Variable} named", StringComparison.Ordinal));
        Assert.Equal(
            ["info\tout three", "fail\terror three", "warn\tlog three", "info\tbegun"],
            lines.Where(line => line.Contains("\tid-3\t", StringComparison.Ordinal) && !line.Contains(Variable, StringComparison.Ordinal)).Select(line => line.Split('\t', 3)[2]));
    }

    [Theory]
    [InlineData("nine")]
    [InlineData("9")]
    [InlineData("1")]
    public async Task S2_a_descriptor_that_is_none_or_closed_is_told_and_records_go_to_standard_output(string value)
    {
        await using var host = HostRun.Start(_server, "Talks", Repository.Built("Talks"), (Variable, value));

        await _server.InvokeAsync("id-1", "\"one\"");
        await _server.NextAsync();

        var lines = await host.EndAsync();
        Assert.Contains($"\twarn\t{Variable} is '{value}'", lines[0], StringComparison.Ordinal);
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public async Task The_handler_does_not_see_the_variable()
    {
        await using var host = Start("Tells:surroundings", "Tells");
        var log = Task.Run(ReadPipe, HostRun.Patience);

        var answer = await _server.InvokeAsync("id-1", "\"\"");
        await _server.NextAsync();

        Assert.Contains("_HANDLER", answer.BodyText, StringComparison.Ordinal);
        Assert.DoesNotContain(Variable, answer.BodyText, StringComparison.Ordinal);
        await host.EndAsync();
        await log;
    }

    // The shell waits for a reader of the pipe before it becomes the host.
    private HostRun Start(string handler, string package, params (string Name, string? Value)[] environment)
    {
        NamedPipe.Make(Pipe);
        string[] command = ["/bin/sh", "-c", $"exec \"$0\" \"$@\" {Descriptor}>'{Pipe}'", .. HostRun.BuiltHost()];
        return HostRun.Start(command, _server.Endpoint, handler, Repository.Built(package), [(Variable, Descriptor), .. environment]);
    }

    private byte[] ReadPipe()
    {
        using var reading = File.OpenRead(Pipe);
        using var all = new MemoryStream();
        reading.CopyTo(all);
        return all.ToArray();
    }

    private static List<(uint Kind, DateTimeOffset Time, string Record)> Frames(byte[] bytes)
    {
        var frames = new List<(uint, DateTimeOffset, string)>();
        for (var rest = bytes.AsSpan(); !rest.IsEmpty;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest[4..]);
            var time = DateTimeOffset.UnixEpoch.AddMicroseconds(BinaryPrimitives.ReadInt64BigEndian(rest[8..]));
            frames.Add((BinaryPrimitives.ReadUInt32BigEndian(rest), time, Encoding.UTF8.GetString(rest.Slice(16, length))));
            rest = rest[(16 + length)..];
        }

        return frames;
    }
}
