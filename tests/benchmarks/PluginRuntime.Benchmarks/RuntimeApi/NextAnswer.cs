using System.Globalization;
using System.Text;

namespace PluginRuntime.Benchmarks.RuntimeApi;

/// <summary>Lambda's answer to next, with all its headers: one block of bytes in which id and deadline are written anew.</summary>
internal sealed class NextAnswer
{
    private const int CounterDigits = 12;
    private const int DeadlineDigits = 13;
    private readonly byte[] _bytes;
    private readonly Range _id;
    private readonly Range _counter;
    private readonly Range _deadline;
    private long _count;

    /// <param name="payload">The event.</param>
    /// <param name="line">Told apart by this in the ids: invocations that are handed out side by side.</param>
    public NextAnswer(string payload = """{"name":"Ada"}""", ushort line = 0)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"8476a536-e9f4-11e8-{line:x4}-000000000000");
        const string Deadline = "0000000000000";
        const string BeforeId = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: ";
        const string BeforeDeadline = "\r\nLambda-Runtime-Deadline-Ms: ";
        var rest = string.Create(CultureInfo.InvariantCulture, $"""

            Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:benchmark
            Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0
            Date: Sat, 31 Jan 2026 12:00:00 GMT
            Content-Length: {Encoding.UTF8.GetByteCount(payload)}


            """).ReplaceLineEndings("\r\n");
        _bytes = [.. Encoding.UTF8.GetBytes(BeforeId + id + BeforeDeadline + Deadline + rest + payload)];
        _id = BeforeId.Length..(BeforeId.Length + id.Length);
        _counter = (_id.End.Value - CounterDigits).._id.End.Value;
        var deadline = _id.End.Value + BeforeDeadline.Length;
        _deadline = deadline..(deadline + DeadlineDigits);
    }

    /// <summary>How long an invocation may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The request id of the last event.</summary>
    public ReadOnlySpan<byte> RequestId => _bytes.AsSpan(_id);

    /// <summary>Makes the answer of a new invocation; valid until the next call.</summary>
    public ReadOnlySpan<byte> Renew()
    {
        _count++;
        _count.TryFormat(_bytes.AsSpan(_counter), out _, "x12", CultureInfo.InvariantCulture);
        var deadline = (TimeProvider.System.GetUtcNow() + Timeout).ToUnixTimeMilliseconds();
        deadline.TryFormat(_bytes.AsSpan(_deadline), out _, default, CultureInfo.InvariantCulture);
        return _bytes;
    }
}
