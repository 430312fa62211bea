using System.Diagnostics;
using System.Text;
using PluginRuntime.Benchmarks.RuntimeApi;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>The connection of one loop, which gets an event whenever it asks for one. Its handler answers with the invocation's id.</summary>
/// <param name="connection">The connection.</param>
/// <param name="number">Stands in every id that is handed out here and in no other.</param>
internal sealed class BusyLine(RuntimeApiConnection connection, ushort number) : IDisposable
{
    private readonly NextAnswer _next = new(line: number);
    private readonly List<TimeSpan> _times = [];

    /// <summary>The exchanges of the last run: event, response, 202 and the next next.</summary>
    public IReadOnlyList<TimeSpan> Times => _times;

    /// <summary>Waits for the first next.</summary>
    /// <exception cref="IOException">Something else came, or nothing.</exception>
    public void Open() => connection.Receive(RequestKind.Next);

    /// <summary>Sends events until the time is over, and reads the last one's answer.</summary>
    /// <exception cref="IOException">An answer has another id, came twice or did not come.</exception>
    public void Run(TimeSpan duration)
    {
        _times.Clear();
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < duration)
        {
            var start = Stopwatch.GetTimestamp();
            connection.SendEvent(_next);
            connection.Receive(RequestKind.Response);
            if (!connection.Body.SequenceEqual(connection.RequestId))
            {
                throw new IOException($"the answer to {Encoding.ASCII.GetString(connection.RequestId)} holds '{Encoding.UTF8.GetString(connection.Body)}'.");
            }

            connection.SendAccepted();
            _times.Add(Stopwatch.GetElapsedTime(start, connection.Receive(RequestKind.Next)));
        }
    }

    public void Dispose() => connection.Dispose();
}
