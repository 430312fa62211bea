using System.Diagnostics;
using System.Text;
using PluginRuntime.Benchmarks.Contenders;
using PluginRuntime.Benchmarks.RuntimeApi;

namespace PluginRuntime.Benchmarks.Measurements;

/// <summary>One process of a contender and the Runtime API that serves it. Begins with the process and its first next.</summary>
internal sealed class Session : IDisposable
{
    // Long enough for the slowest start under load, short enough to wait for.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly RuntimeApiServer _server = new();
    private readonly RunningContender _process;
    private readonly RuntimeApiConnection _connection;
    private readonly NextAnswer _usual;

    /// <exception cref="ContenderFailedException">The process ended, or did not ask for an event in time.</exception>
    public Session(Contender contender, CpuQuota? quota = null)
    {
        _usual = contender.Event is { } given ? new NextAnswer(given) : new NextAnswer();
        _process = new RunningContender(contender, _server.Endpoint, quota);
        try
        {
            _connection = _server.Accept(_process, Limit);
            FirstNext = Stopwatch.GetElapsedTime(_process.StartedAt, Receive(RequestKind.Next, "ask for an event"));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>From the start of the process to the first bytes of its first next.</summary>
    public TimeSpan FirstNext { get; }

    /// <inheritdoc cref="RunningContender.ReadResidentBytes"/>
    public long ReadResidentBytes() => _process.ReadResidentBytes();

    /// <inheritdoc cref="RunningContender.ReadPeakBytes"/>
    public long ReadPeakBytes() => _process.ReadPeakBytes();

    /// <inheritdoc cref="RunningContender.ForgetPeak"/>
    public void ForgetPeak() => _process.ForgetPeak();

    /// <inheritdoc cref="RunningContender.ReadProcessorTime"/>
    public TimeSpan ReadProcessorTime() => _process.ReadProcessorTime();

    /// <summary>Sends the first event and reads the response to its end.</summary>
    /// <exception cref="ContenderFailedException">Anything but a response came.</exception>
    public ColdStartSample RespondFirst()
    {
        _connection.SendEvent(_usual);
        Receive(RequestKind.Response, "respond to the first event");
        var firstResponse = Stopwatch.GetElapsedTime(_process.StartedAt);
        return new ColdStartSample(FirstNext, firstResponse, _process.ReadPeakBytes());
    }

    /// <summary>Sends an event to a process that waits for one, and goes on until it waits for the next.</summary>
    /// <returns>The time of the whole exchange.</returns>
    /// <exception cref="ContenderFailedException">Anything but a response and a next came.</exception>
    public TimeSpan Exchange() => Exchange(_usual);

    /// <summary>The same with an event of one's own.</summary>
    /// <inheritdoc cref="Exchange()"/>
    public TimeSpan Exchange(NextAnswer next)
    {
        var start = Stopwatch.GetTimestamp();
        _connection.SendEvent(next);
        Receive(RequestKind.Response, "respond to an event");
        _connection.SendAccepted();
        return Stopwatch.GetElapsedTime(start, Receive(RequestKind.Next, "ask for another event"));
    }

    /// <summary>Sends an event to a process that waits for one, and goes on until it waits for the next.</summary>
    /// <param name="next">The event.</param>
    /// <param name="expected">What the response should be; anything if <see langword="null"/>.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ContenderFailedException">Anything but such a response and a next came.</exception>
    public string Ask(NextAnswer next, string? expected = null)
    {
        _connection.SendEvent(next);
        Receive(RequestKind.Response, "respond to an event");
        var response = Encoding.UTF8.GetString(_connection.Body);
        if (expected is not null && response != expected)
        {
            throw _process.Fail($"answer with '{expected}'", new IOException($"'{response}' came."));
        }

        AcceptResponse();
        return response;
    }

    /// <summary>The same for a response that is streamed.</summary>
    /// <param name="next">The event.</param>
    /// <param name="bytes">How many bytes the response should have.</param>
    /// <param name="bytesPerSecond">How fast it is taken; as fast as it comes if <see langword="null"/>.</param>
    /// <returns>From the event to the end of the response.</returns>
    /// <exception cref="ContenderFailedException">Anything but such a response and a next came.</exception>
    public TimeSpan Stream(NextAnswer next, long bytes, int? bytesPerSecond = null)
    {
        var start = Stopwatch.GetTimestamp();
        _connection.SendEvent(next);
        try
        {
            var received = _connection.ReceiveStreamed(bytesPerSecond);
            if (received != bytes)
            {
                throw new IOException($"the response has {received} bytes.");
            }
        }
        catch (IOException exception)
        {
            throw _process.Fail($"stream {bytes} bytes", exception);
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        AcceptResponse();
        return elapsed;
    }

    /// <summary>The .NET assemblies that the process has loaded by now.</summary>
    public string[] ReadAssemblies() => _process.ReadAssemblies();

    /// <summary>Answers the response that was read, and waits for the next next.</summary>
    /// <exception cref="ContenderFailedException">Anything but a next came.</exception>
    public void AcceptResponse()
    {
        _connection.SendAccepted();
        Receive(RequestKind.Next, "ask for another event");
    }

    /// <summary>Answers next with a failure, and waits until the process has ended by itself.</summary>
    public void EndByFailure()
    {
        _connection.SendFailure();
        _process.WaitForAnyEnd();
    }

    private long Receive(RequestKind kind, string purpose)
    {
        try
        {
            return _connection.Receive(kind);
        }
        catch (IOException exception)
        {
            throw _process.Fail(purpose, exception);
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _connection?.Dispose();
        _server.Dispose();
    }
}
