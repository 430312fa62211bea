using System.Text;

namespace PluginRuntime.ScriptedServer;

/// <summary>The bytes of the answers that Lambda gives every day; tests of the odd ones write their own.</summary>
internal static class Answers
{
    public const string FunctionArn = "arn:aws:lambda:eu-central-1:123456789012:function:scripted";
    public const string TraceId = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    /// <summary>2100-01-01: far enough away for every test.</summary>
    public const string DeadlineMs = "4102444800000";

    /// <summary>202, as to a response or an error.</summary>
    public static byte[] Accepted { get; } = Status(202, "Accepted", "{\"status\":\"OK\"}\n");

    /// <summary>An answer with a status, a body and nothing special.</summary>
    public static byte[] Status(int status, string reason = "Scripted", string body = "")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return Whole($"HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n", bytes);
    }

    /// <summary>An event with all the headers that Lambda sends.</summary>
    /// <remarks>Extra headers are whole lines, each with its line end.</remarks>
    public static byte[] Event(string requestId, ReadOnlySpan<byte> body, string extraHeaders = "") =>
        Whole(
            $"HTTP/1.1 200 OK\r\n{EventHeaders(requestId)}{extraHeaders}Content-Length: {body.Length}\r\n\r\n",
            body);

    /// <summary>The header lines of an event, without those that frame its body.</summary>
    public static string EventHeaders(string requestId) =>
        "Content-Type: application/json\r\n" +
        $"Lambda-Runtime-Aws-Request-Id: {requestId}\r\n" +
        $"Lambda-Runtime-Deadline-Ms: {DeadlineMs}\r\n" +
        $"Lambda-Runtime-Invoked-Function-Arn: {FunctionArn}\r\n" +
        $"Lambda-Runtime-Trace-Id: {TraceId}\r\n";

    /// <summary>Chunks of at most <paramref name="chunkSize"/> bytes, with the last one and no trailers.</summary>
    public static byte[] Chunked(ReadOnlySpan<byte> body, int chunkSize)
    {
        using var chunks = new MemoryStream();
        for (; !body.IsEmpty; body = body[Math.Min(chunkSize, body.Length)..])
        {
            var size = Math.Min(chunkSize, body.Length);
            chunks.Write(Encoding.ASCII.GetBytes($"{size:x}\r\n"));
            chunks.Write(body[..size]);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }

    /// <summary>A head and a body in one array.</summary>
    public static byte[] Whole(string head, ReadOnlySpan<byte> body)
    {
        var bytes = new byte[head.Length + body.Length];
        Encoding.Latin1.GetBytes(head, bytes);
        body.CopyTo(bytes.AsSpan(head.Length));
        return bytes;
    }
}
