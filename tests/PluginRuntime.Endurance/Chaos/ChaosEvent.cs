using System.Text;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Chaos;

/// <summary>
/// The event of one invocation, and what its faults draw by lot: the same for the same seed.
/// </summary>
internal sealed class ChaosEvent
{
    private const int LongestBody = 1_500;

    public ChaosEvent(int seed, int number)
    {
        Id = $"chaos-{number}";
        Random = new Random(unchecked((seed * 397) ^ number));
        Body = Encoding.ASCII.GetBytes(Id + ":" + new string('x', Random.Next(LongestBody)));
    }

    public string Id { get; }

    public byte[] Body { get; }

    public Random Random { get; }

    /// <summary>The answer to <c>next</c> as Lambda gives it.</summary>
    public byte[] Plain => Answers.Event(Id, Body);

    /// <summary>An answer to <c>next</c> with other framing.</summary>
    /// <param name="framing">Header lines, each with its end.</param>
    /// <param name="body">What follows the head.</param>
    /// <param name="statusLine">The status line, with its end, and whatever comes before.</param>
    public byte[] Framed(string framing, ReadOnlySpan<byte> body, string statusLine = "HTTP/1.1 200 OK\r\n") =>
        Answers.Whole($"{statusLine}{Answers.EventHeaders(Id)}{framing}\r\n", body);

    /// <summary>The body in chunks of varying sizes, with an extension at each, and trailers behind the last.</summary>
    public byte[] Chunks(int largest, string extension = "", string trailers = "")
    {
        using var chunks = new MemoryStream();
        for (var rest = Body.AsSpan(); !rest.IsEmpty;)
        {
            var size = Math.Min(Random.Next(1, largest + 1), rest.Length);
            chunks.Write(Encoding.ASCII.GetBytes($"{size:X}{extension}\r\n"));
            chunks.Write(rest[..size]);
            chunks.Write("\r\n"u8);
            rest = rest[size..];
        }

        chunks.Write(Encoding.ASCII.GetBytes($"0{extension}\r\n{trailers}\r\n"));
        return chunks.ToArray();
    }

    /// <summary>A part of an answer that ends before its body does.</summary>
    public ReadOnlyMemory<byte> CutInBody()
    {
        var plain = Plain;
        return plain.AsMemory(0, plain.Length - 1 - Random.Next(Body.Length - 1));
    }

    /// <summary>A while, of up to 20 ms.</summary>
    public Task DelayAsync() => Task.Delay(Random.Next(1, 21));
}
