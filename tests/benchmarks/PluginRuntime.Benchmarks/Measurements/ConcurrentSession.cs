using System.Diagnostics;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.RuntimeApi;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>One process with several invocation loops, and a thread of this program for the connection of each. Begins when every loop has asked for an event.</summary>
internal sealed class ConcurrentSession : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly RuntimeApiServer _server = new();
    private readonly RunningContender _process;
    private readonly List<BusyLine> _lines = [];

    /// <param name="contender">The contender.</param>
    /// <param name="concurrency">How many loops it has.</param>
    /// <exception cref="ContenderFailedException">The process ended, or not every loop asked for an event in time.</exception>
    public ConcurrentSession(Contender contender, int concurrency)
    {
        _process = new RunningContender(contender, _server.Endpoint);
        try
        {
            for (var line = 0; line < concurrency; line++)
            {
                _lines.Add(new BusyLine(_server.Accept(_process, Limit), (ushort)line));
            }

            RunAll("ask for an event in every loop", line => line.Open());
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Keeps every loop busy.</summary>
    /// <param name="duration">For how long; what is under way then is finished, and counts.</param>
    /// <exception cref="ContenderFailedException">An answer was for another invocation than the one that was handed out there, or nothing came.</exception>
    public ConcurrencySample Measure(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        RunAll("answer each invocation once, by its own id", line => line.Run(duration));
        return ConcurrencySample.Of(Stopwatch.GetElapsedTime(start), _lines.SelectMany(line => line.Times));
    }

    private void RunAll(string purpose, Action<BusyLine> action)
    {
        IOException? first = null;
        Thread[] threads = [.. _lines.Select(line => new Thread(() => Try(line)))];
        foreach (var thread in threads)
        {
            thread.Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        if (first is not null)
        {
            throw _process.Fail(purpose, first);
        }

        void Try(BusyLine line)
        {
            try
            {
                action(line);
            }
            catch (IOException exception)
            {
                Interlocked.CompareExchange(ref first, exception, null);
            }
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        foreach (var line in _lines)
        {
            line.Dispose();
        }

        _server.Dispose();
    }
}
