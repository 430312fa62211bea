using System.Text.Json;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.RuntimeApi;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>Asks handlers, before and after many invocations, what their process has allocated.</summary>
/// <remarks>Not in turns: what else the machine does allocates nothing here.</remarks>
internal sealed class AllocationBenchmark(IReadOnlyList<Contender> contenders, TextWriter log)
{
    /// <summary>How many counted blocks each contender gets.</summary>
    public const int Blocks = 3;

    /// <summary>The length of the event, and of the response, in bytes.</summary>
    public const int EventBytes = 1024;

    /// <summary>How many invocations go before the counted ones: more than .NET needs to compile everything for good.</summary>
    public const int WarmUp = 5_000;

    private static readonly TimeSpan TimeToSettle = TimeSpan.FromMilliseconds(500);

    private static readonly string Event = Order();

    private readonly NextAnswer _order = new(Event);
    private readonly NextAnswer _question = new("{}");

    /// <param name="count">Invocations between the two questions.</param>
    /// <returns>Bytes for each invocation; every sample is a block.</returns>
    public IReadOnlyList<Outcome<double>> Run(int count)
    {
        log.WriteLine($"Measuring {Blocks} blocks of {count} invocations on each of {contenders.Count} contenders.");
        Outcome<double>[] outcomes = [.. contenders.Select(contender => new Outcome<double>(contender))];
        foreach (var outcome in outcomes)
        {
            Measure(outcome, count);
        }

        return outcomes;
    }

    private void Measure(Outcome<double> outcome, int count)
    {
        Session? session = null;
        try
        {
            outcome.TakeTurn(() => Begin(session = new Session(outcome.Contender)), isCounted: false);
            for (var block = 0; block < Blocks; block++)
            {
                outcome.TakeTurn(() => Measure(session!, count), isCounted: true);
            }
        }
        finally
        {
            session?.Dispose();
        }
    }

    private double Begin(Session session)
    {
        session.Ask(_order, expected: Event);
        Measure(session, WarmUp / 2);
        Thread.Sleep(TimeToSettle);
        var warm = Measure(session, WarmUp / 2);
        Thread.Sleep(TimeToSettle);
        return warm;
    }

    private double Measure(Session session, int count)
    {
        var before = AllocatedBytes(session);
        for (var index = 0; index < count; index++)
        {
            session.Exchange(_order);
        }

        return (AllocatedBytes(session) - before) / (double)count;
    }

    private long AllocatedBytes(Session session)
    {
        using var answer = JsonDocument.Parse(session.Ask(_question));
        return answer.RootElement.GetProperty("allocatedBytes").GetInt64();
    }

    private static string Order()
    {
        const string Start = """{"id":"A-1047","customer":"Ada Lovelace","quantity":3,"note":""" + "\"";
        const string End = "\"}";
        return Start + new string('n', EventBytes - Start.Length - End.Length) + End;
    }
}
