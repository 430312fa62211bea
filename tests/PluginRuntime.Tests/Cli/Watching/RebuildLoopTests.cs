using Microsoft.Extensions.Time.Testing;
using PluginRuntime.Cli.Watching;

namespace PluginRuntime.Tests.Cli.Watching;

/// <summary>Real files, and a clock that stands still while they are written.</summary>
public sealed class RebuildLoopTests : IDisposable
{
    private const int TimeLimitMilliseconds = Limits.HangMilliseconds;

    private readonly SourceFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly SemaphoreSlim _oneBuildAtATime = new(1, 1);
    private readonly List<string[]> _builds = [];
    private int _finds;

    public RebuildLoopTests() => _folder.Write("A.cs", "0");

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _oneBuildAtATime.Dispose();
        _folder.Dispose();
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task Files_that_change_together_are_one_build()
    {
        var run = Run(builtAt: _clock.GetUtcNow().AddMinutes(1));
        for (var number = 0; number < 40; number++)
        {
            _folder.Write($"New{number}.cs");
            _folder.Replace("A.cs", $"saved {number}");
            await AdvanceAsync(ChangeBurst.Quiet / 4);
        }

        await UntilBuiltAsync(1, run);
        _folder.Write("Last.cs");
        await UntilBuiltAsync(2, run);

        Assert.Equal(41, _builds[0].Length);
        Assert.Equal(["Last.cs"], _builds[1]);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_changes_while_a_build_runs_is_built_after_it()
    {
        var run = Run(builtAt: _clock.GetUtcNow().AddMinutes(1), build: number =>
        {
            if (number == 1)
            {
                _folder.Write("A.cs", "saved meanwhile");
            }
        });
        _folder.Write("B.cs");

        await UntilBuiltAsync(2, run);

        Assert.Equal([["B.cs"], ["A.cs"]], _builds);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_a_build_writes_leads_to_no_other()
    {
        var run = Run(builtAt: _clock.GetUtcNow().AddMinutes(1), build: number =>
        {
            _folder.Write("obj/A.g.cs", $"{number}");
            _folder.Write("out/A.dll", $"{number}");
            _folder.Write("Generated.cs", "always the same");
        });
        _folder.Write("Generated.cs", "always the same");

        await UntilBuiltAsync(1, run);
        _folder.Write("Last.cs");
        await UntilBuiltAsync(2, run);

        Assert.Equal([["Generated.cs"], ["Last.cs"]], _builds);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task What_was_written_since_the_first_build_began_is_built()
    {
        File.SetLastWriteTimeUtc(_folder.PathOf("A.cs"), _clock.GetUtcNow().AddSeconds(1).UtcDateTime);

        await UntilBuiltAsync(1, Run(builtAt: _clock.GetUtcNow()));

        Assert.Equal([["A.cs"]], _builds);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_changed_project_file_is_asked_for_its_sources_before_the_build_and_no_other_change()
    {
        var finds = new List<int>();
        var run = Run(builtAt: _clock.GetUtcNow().AddMinutes(1), build: _ => finds.Add(_finds));

        _folder.Write("B.cs");
        await UntilBuiltAsync(1, run);
        _folder.Write("A.csproj");
        await UntilBuiltAsync(2, run);

        Assert.Equal([1, 2], finds);
    }

    [Fact(Timeout = TimeLimitMilliseconds)]
    public async Task A_build_waits_for_that_of_another_project_and_has_what_changed_meanwhile()
    {
        await _oneBuildAtATime.WaitAsync(_end.Token);
        var run = Run(builtAt: _clock.GetUtcNow().AddMinutes(1));
        _folder.Write("B.cs");
        _clock.Advance(ChangeBurst.Longest);
        await AdvanceAsync(ChangeBurst.Longest);
        Assert.Empty(_builds);
        _folder.Write("C.cs");

        _oneBuildAtATime.Release();
        await UntilBuiltAsync(1, run);
        _folder.Write("Last.cs");
        await UntilBuiltAsync(2, run);

        Assert.Equal(["Last.cs"], _builds[1]);
    }

    private Task Run(DateTimeOffset builtAt, Action<int>? build = null)
    {
        var loop = new RebuildLoop(new SourceWatch(_clock), FindAsync, BuildAsync, _oneBuildAtATime);
        return loop.RunAsync(builtAt, _end.Token);

        Task<SourceSet> FindAsync(CancellationToken cancellationToken)
        {
            _finds++;
            return Task.FromResult(_folder.Sources);
        }

        Task BuildAsync(SourceChange change, CancellationToken cancellationToken)
        {
            string[] names = [.. change.Files.Select(file => Path.GetFileName(file))];
            build?.Invoke(_builds.Count + 1);
            lock (_builds)
            {
                _builds.Add(names);
            }

            return Task.CompletedTask;
        }
    }

    private async Task UntilBuiltAsync(int count, Task run)
    {
        while (Count() < count)
        {
            Assert.False(run.IsCompleted, run.Exception?.ToString());
            await AdvanceAsync(ChangeBurst.Quiet / 4);
        }
    }

    // Each look is over when it waits for the clock again; a step more or less makes no difference to what is built.
    private async Task AdvanceAsync(TimeSpan time)
    {
        _end.Token.ThrowIfCancellationRequested();
        _clock.Advance(time);
        await Task.Yield();
    }

    private int Count()
    {
        lock (_builds)
        {
            return _builds.Count;
        }
    }
}
