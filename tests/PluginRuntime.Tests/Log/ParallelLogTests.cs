using System.Globalization;
using System.Text;
using System.Text.Json;
using PluginRuntime.Log;
using PluginRuntime.Log.Capture;
using PluginRuntime.Log.Outputs;
using PluginRuntime.Log.Records;

namespace PluginRuntime.Tests.Log;

/// <summary>Promise: in concurrent mode every record is whole and has the request id of the invocation in whose flow it was written.</summary>
[Collection(nameof(TheWholeProcess))]
public sealed class ParallelLogTests
{
    private const int Loops = 16;
    private const int RecordsOfEach = 1000;

    private readonly List<string> _lines = [];

    [Fact]
    public async Task L3_sixteen_threads_with_a_thousand_records_each_lose_none_and_mix_none()
    {
        using var pipe = LinuxPipe.Open();
        var log = new LogWriter(new StandardOutput(pipe.Writing).Write, TimeProvider.System, LogFormat.Json) { IsConcurrent = true };
        var reading = Task.Run(pipe.ReadToEnd, TestContext.Current.CancellationToken);

        RunLoops(loop =>
        {
            for (var record = 0; record < RecordsOfEach; record++)
            {
                log.Invocation = Named($"{loop}-{record}");
                log.Write(LambdaLogLevel.Information, $"{loop}-{record} {Padding(record)}");
                log.Invocation = InvocationUnderWay.None;
            }
        });
        pipe.CloseWriting();

        var records = Encoding.UTF8.GetString(await reading).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).Select(record => (Text(record, "requestId"), Text(record, "message").Split(' ')[0])).ToArray();
        Assert.All(records, record => Assert.Equal(record.Item1, record.Item2));
        Assert.Equal(Loops * RecordsOfEach, records.Distinct().Count());
        Assert.Equal(Loops * RecordsOfEach, records.Length);
    }

    [Fact]
    public async Task L3_frames_of_sixteen_threads_do_not_mix_either()
    {
        using var pipe = LinuxPipe.Open();
        var telemetry = TelemetryDescriptor.TryTake(pipe.Writing.ToString(CultureInfo.InvariantCulture));
        var log = new LogWriter(_ => throw new InvalidOperationException("Nothing is to go here."), TimeProvider.System, LogFormat.Json)
        {
            Telemetry = telemetry,
            IsConcurrent = true,
        };
        var reading = Task.Run(pipe.ReadToEnd, TestContext.Current.CancellationToken);

        RunLoops(loop =>
        {
            log.Invocation = Named(loop.ToString(CultureInfo.InvariantCulture));
            for (var record = 0; record < RecordsOfEach; record++)
            {
                log.Write(LambdaLogLevel.Information, $"{loop} {record} {Padding(record)}");
            }
        });
        pipe.CloseWriting();

        var bodies = Frames(await reading);
        Assert.Equal(Loops * RecordsOfEach, bodies.Distinct().Count());
        Assert.All(bodies, body => Assert.Equal(Text(JsonDocument.Parse(body).RootElement, "requestId"), Text(JsonDocument.Parse(body).RootElement, "message").Split(' ')[0]));
    }

    [Fact]
    public async Task Work_that_outlives_its_invocation_keeps_that_ones_id_while_the_next_is_under_way()
    {
        var log = Log();
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task work = Task.CompletedTask;

        OnALoop(() =>
        {
            log.Invocation = Named("first");
            work = WriteLaterAsync();
            log.Invocation = InvocationUnderWay.None;
            log.Write(LambdaLogLevel.Information, "between");
            log.Invocation = Named("second");
            goOn.SetResult();
            log.Write(LambdaLogLevel.Information, "next");
        });
        await work;

        Assert.Equal(["\tbetween", "first\tlate", "second\tnext"], Records().Order());

        async Task WriteLaterAsync()
        {
            await goOn.Task;
            log.Write(LambdaLogLevel.Information, "late");
        }
    }

    [Fact]
    public void A_handler_that_replaces_what_flows_on_the_loops_thread_keeps_its_id()
    {
        var log = Log();

        OnALoop(() =>
        {
            var before = ExecutionContext.Capture()!;
            log.Invocation = Named("first");
            ExecutionContext.Restore(before);
            log.Write(LambdaLogLevel.Information, "restored");
            log.Invocation = InvocationUnderWay.None;
            log.Write(LambdaLogLevel.Information, "after");
        });

        Assert.Equal(["first\trestored", "\tafter"], Records());
        Assert.Empty(log.UnderWay());
    }

    [Fact]
    public void Lines_begun_by_parallel_invocations_are_not_joined_and_each_ends_with_its_own()
    {
        var log = Log();
        using var lines = new LineGatherer(log, LambdaLogLevel.Information);
        using var begun = new Barrier(2);

        Parallel(
            () =>
            {
                log.Invocation = Named("first");
                lines.Write("one ");
                begun.SignalAndWait();
                begun.SignalAndWait();
                Assert.Equal(["second\ttwo"], Records());
                lines.EndInvocation();
            },
            () =>
            {
                log.Invocation = Named("second");
                begun.SignalAndWait();
                lines.Write("two");
                lines.EndInvocation();
                begun.SignalAndWait();
            });

        Assert.Equal(["second\ttwo", "first\tone "], Records());
    }

    [Fact]
    public async Task What_is_begun_after_its_invocation_has_ended_is_a_record_at_once()
    {
        var log = Log();
        await using var lines = new LineGatherer(log, LambdaLogLevel.Information);
        var flow = OnALoop(() =>
        {
            log.Invocation = Named("first");
            lines.EndInvocation();
            return ExecutionContext.Capture()!;
        });

        ExecutionContext.Run(flow, _ => lines.Write("late\nlater"), null);
        lines.Write("outside");

        Assert.Equal(["first\tlate", "first\tlater"], Records());
    }

    [Fact]
    public void At_the_end_of_the_process_every_begun_line_is_written_with_its_own_id()
    {
        var log = Log();
        using var lines = new LineGatherer(log, LambdaLogLevel.Error);
        lines.Write("outside");
        using var both = new Barrier(2);

        Parallel(() => Begin("first"), () => Begin("second"));
        lines.EndProcess();

        Assert.Equal(["\toutside", "first\tof first", "second\tof second"], Records().Order());

        void Begin(string id)
        {
            log.Invocation = Named(id);
            lines.Write("of " + id);
            both.SignalAndWait();
        }
    }

    [Fact]
    public void Those_under_way_are_named_and_no_more_than_64_of_them()
    {
        var log = Log();
        Assert.Equal("No invocation was under way.", log.UnderWaySentence());

        var sentence = OnALoop(() =>
        {
            log.Invocation = Named(new string('x', 1000));
            var said = log.UnderWaySentence();
            log.Invocation = InvocationUnderWay.None;
            return said;
        });
        Assert.Equal($"Under way: {new string('x', 128)}….", sentence);

        using var all = new Barrier(67, _ => sentence = log.UnderWaySentence());
        Parallel([.. Enumerable.Repeat(BeginAndWait, 67)]);
        Assert.EndsWith(", y, y and 3 more.", sentence, StringComparison.Ordinal);

        void BeginAndWait()
        {
            log.Invocation = Named("y");
            all.SignalAndWait();
            log.Invocation = InvocationUnderWay.None;
        }
    }

    [Fact]
    public void With_one_loop_a_record_has_the_id_of_the_one_under_way_and_nothing_lists_it()
    {
        var log = new LogWriter(record => _lines.Add(Encoding.UTF8.GetString(record)), TimeProvider.System, LogFormat.Json)
        {
            Invocation = Named("first"),
        };

        OnALoop(() => log.Write(LambdaLogLevel.Information, "said"));

        Assert.Equal(["first\tsaid"], Records());
        Assert.Equal("", log.UnderWaySentence());
    }

    private LogWriter Log() =>
        new(record => _lines.Add(Encoding.UTF8.GetString(record)), TimeProvider.System, LogFormat.Json) { IsConcurrent = true };

    private string[] Records() =>
    [
        .. _lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Select(record => $"{(record.TryGetProperty("requestId", out var id) ? id.GetString() : "")}\t{Text(record, "message")}"),
    ];

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString()!;

    // Some are longer than the 4,096 bytes that the kernel itself keeps together.
    private static string Padding(int record) => new('x', record % 7 == 0 ? 6000 : 10);

    private static InvocationUnderWay Named(string requestId) => new(requestId, null, null);

    private static List<string> Frames(ReadOnlySpan<byte> bytes)
    {
        var bodies = new List<string>();
        while (!bytes.IsEmpty)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
            bodies.Add(Encoding.UTF8.GetString(bytes.Slice(16, length)));
            bytes = bytes[(16 + length)..];
        }

        return bodies;
    }

    private static void RunLoops(Action<int> loop)
    {
        using var together = new Barrier(Loops);
        Parallel([.. Enumerable.Range(0, Loops).Select(index => (Action)(() =>
        {
            together.SignalAndWait();
            loop(index);
        }))]);
    }

    private static void OnALoop(Action loop) => Parallel(loop);

    private static T OnALoop<T>(Func<T> loop)
    {
        T? result = default;
        Parallel(() => result = loop());
        return result!;
    }

    // Each as a loop of the host runs: a thread with no flow but its own.
    private static void Parallel(params Action[] loops)
    {
        Exception? failure = null;
        var threads = loops.Select(loop => new Thread(() =>
        {
            try
            {
                loop();
            }
            catch (Exception error)
            {
                failure = error;
            }
        }) { IsBackground = true }).ToArray();
        foreach (var thread in threads)
        {
            thread.UnsafeStart();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        Assert.Null(failure);
    }
}
