using System.IO.Pipes;
using System.Text;
using PluginRuntime.Cli.Terminal;

namespace PluginRuntime.Tests.Cli.Terminal;

/// <summary>Output whose reader is slow, stands still or has gone.</summary>
public sealed class QueuedOutputTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;
    private const int Bound = 1024 * 1024;

    private readonly AnonymousPipeServerStream _reader = new(PipeDirection.In);
    private readonly AnonymousPipeClientStream _end;

    public QueuedOutputTests() => _end = new AnonymousPipeClientStream(PipeDirection.Out, _reader.ClientSafePipeHandle);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _reader.Dispose();

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_R3_what_does_not_fit_is_counted_and_told_and_nobody_has_waited()
    {
        var output = new QueuedOutput(_end, Bound);
        var writer = new QueuedWriter(output);
        var line = new string('x', 1023);
        for (var count = 0; count < 2_000; count++)
        {
            writer.WriteLine(line);
        }

        var read = ReadLinesAsync();
        await output.FlushAsync(Cancellation);
        _end.Dispose();

        var lines = await read;
        var shown = lines.Count(read => read == line);
        Assert.InRange(shown, 1024, 1024 + 200);
        var told = lines.Where(read => read != line).ToArray();
        Assert.All(told, read => Assert.EndsWith(" not shown: nobody read this output while 1 MB waited. Read it, or send it into a file.", read));
        Assert.Equal(2_000 - shown, told.Sum(read => int.Parse(read.Split(' ')[0], provider: null)));
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_what_is_said_later_stands_behind_what_was_lost()
    {
        var output = new QueuedOutput(_end, Bound);
        var writer = new QueuedWriter(output);
        for (var count = 0; count < 2_000; count++)
        {
            writer.WriteLine(new string('x', 1023));
        }

        var read = ReadLinesAsync();
        await output.FlushAsync(Cancellation);
        writer.WriteLine("last");
        await output.FlushAsync(Cancellation);
        _end.Dispose();

        Assert.Contains(await read, line => line.Contains("not shown", StringComparison.Ordinal));
        Assert.Equal("last", (await read)[^1]);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_who_is_in_a_hurry_does_not_wait_for_a_reader_that_stands_still()
    {
        var output = new QueuedOutput(_end, Bound);
        output.Write(new byte[Bound]);

        await output.FlushAsync(new CancellationToken(canceled: true));

        Assert.False(output.FlushAsync(Cancellation).IsCompleted);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task R1_a_reader_that_has_gone_costs_nothing()
    {
        _reader.Dispose();
        var output = new QueuedOutput(_end, Bound);

        output.Write(new byte[Bound]);
        await output.FlushAsync(Cancellation);
        output.Write("more"u8.ToArray());
        await output.FlushAsync(Cancellation);
    }

    private Task<List<string>> ReadLinesAsync() => Task.Run(async () =>
    {
        var lines = new List<string>();
        using var reader = new StreamReader(_reader, Encoding.UTF8, leaveOpen: true);
        while (await reader.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    });
}
