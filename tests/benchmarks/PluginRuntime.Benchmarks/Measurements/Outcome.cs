using PluginRuntime.Benchmarks.Contenders;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>What came of measuring one contender: its samples, or why it has none.</summary>
internal sealed class Outcome<TSample>(Contender contender)
{
    private readonly List<TSample> _samples = [];

    public Contender Contender { get; } = contender;

    public IReadOnlyList<TSample> Samples => _samples;

    /// <summary>The first failure. A contender that failed once takes no further turns: its figures would compare nothing.</summary>
    public ContenderFailedException? Failure { get; private set; }

    /// <summary>Gives the contender a turn, unless it has failed before.</summary>
    /// <param name="measure">One measurement.</param>
    /// <param name="isCounted">Whether its sample is kept.</param>
    public void TakeTurn(Func<TSample> measure, bool isCounted)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            var sample = measure();
            if (isCounted)
            {
                _samples.Add(sample);
            }
        }
        catch (ContenderFailedException failure)
        {
            Failure = failure;
        }
    }
}
