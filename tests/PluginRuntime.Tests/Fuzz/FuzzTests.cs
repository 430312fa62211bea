using CsCheck;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>No bytes from outside crash a reader, hang it or make it take memory without bound.</summary>
/// <remarks>
/// A failure prints the seed and leaves the smallest such input beside the tests, in <c>NAME.failed.txt</c>, as a line for the target's corpus: it goes below
/// <c>## once failed</c>, together with the repair.
/// </remarks>
public sealed class FuzzTests : IDisposable
{
    // Half a minute, all readers together, where the time is nobody's.
    private static readonly int ShortRun = Environment.GetEnvironmentVariable("CI") is null ? 4_000 : 20_000;

    // Half of that, for what costs a connection each.
    private static readonly int ShortRunOfCallers = ShortRun / 2;

    private const int LongRun = 1_000_000;

    private const string OfCallers = "InvokeApi";
    private const string OfLogs = "LogPipe";

    private readonly FuzzTargets _targets = new();
    private byte[] _current = [];
    private long _count;

    // By `-trait Reader=NAME` one of them is run alone.
    public static TheoryData<string> Targets
    {
        get
        {
            using var targets = new FuzzTargets();
            return [.. targets.All.Select(target => new TheoryDataRow<string>(target.Name).WithTrait("Reader", target.Name))];
        }
    }

    public static TheoryData<string> TargetsOfHost => [.. Targets.Where(row => row.Data is not (OfCallers or OfLogs))];

    public void Dispose() => _targets.Dispose();

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_kept_input_is_read_or_refused(string name)
    {
        var corpus = Corpus.Of(name);

        Assert.NotEmpty(corpus.Valid);
        Assert.All([.. corpus.Valid, .. corpus.OnceFailed], Target(name).Try);
    }

    [Theory]
    [MemberData(nameof(TargetsOfHost))]
    public Task Some_thousand_inputs_are_read_or_refused(string name) => RunAsync(name, ShortRun);

    [Theory]
    [InlineData(OfCallers)]
    [InlineData(OfLogs)]
    public Task R10_some_thousand_inputs_from_callers_and_in_logs_are_read_or_refused(string name) => RunAsync(name, ShortRunOfCallers);

    [Theory(Explicit = true)]
    [MemberData(nameof(Targets))]
    public Task A_million_inputs_are_read_or_refused(string name) => RunAsync(name, LongRun);

    [Fact]
    public void Every_byte_survives_a_line_of_the_corpus()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        Assert.Equal(all, Corpus.Input(Corpus.Line(all)));
    }

    private async Task RunAsync(string name, int count)
    {
        var target = Target(name);
        var inputs = Mutation.Inputs(target, Corpus.Of(name));
        var reading = new TaskCompletionSource<ReadingThread>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Task.Factory.StartNew(
            () =>
            {
                reading.SetResult(ReadingThread.Current());
                inputs.Sample(input => Try(target, input), iter: count, threads: 1, print: Corpus.Line);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var thread = await reading.Task;
        while (await Task.WhenAny(run, Task.Delay(ReadingThread.Tick, TestContext.Current.CancellationToken)) != run)
        {
            Assert.True(thread.TimeOf(Interlocked.Read(ref _count)) <= target.MostTime, $"Reading does not end: {Corpus.Line(_current)}");
        }

        await run;
    }

    private void Try(FuzzTarget target, byte[] input)
    {
        _current = input;
        Interlocked.Increment(ref _count);
        try
        {
            target.Try(input);
        }
        catch
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, target.Name + ".failed.txt"), Corpus.Line(input) + "\n");
            throw;
        }
    }

    private FuzzTarget Target(string name) => _targets.All.Single(target => target.Name == name);
}
