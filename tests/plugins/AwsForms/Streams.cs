using System.Text;
using Amazon.Lambda.Core;

namespace AwsForms;

/// <summary>Bytes in and out, past the serializer.</summary>
public class Streams
{
    public Stream InAndOut(Stream payload) => Answer(Read(payload));

    public Stream InAndOutWithContext(Stream payload, ILambdaContext context) => Answer(Read(payload) + context.AwsRequestId);

    public Reply In(Stream payload) => Reply.Of(Read(payload) + " " + payload.GetType().Name);

    public Stream Out(Ask payload) => Answer(payload.Name!);

    public async Task<Stream> OutLater(Stream payload)
    {
        await Task.Yield();
        return Answer(Read(payload));
    }

    public async ValueTask<Stream> OutAsValueTask(Stream payload)
    {
        await Task.Yield();
        return Answer(Read(payload));
    }

    public MemoryStream OutOfMemory(Stream payload) => Answer(Read(payload));

    public ReplyStream OutOfItsOwn(Stream payload) => Answer(Read(payload));

    public Task<ReplyStream> OutOfItsOwnLater(Stream payload) => Task.FromResult(Answer(Read(payload)));

    /// <summary>Only <see cref="Stream"/> itself is the raw event; this goes to the serializer.</summary>
    public Reply Memory(MemoryStream payload) => Reply.Of(Read(payload));

    private static string Read(Stream payload) => new StreamReader(payload).ReadToEnd();

    private static ReplyStream Answer(string text) => new(Encoding.UTF8.GetBytes(text + "."));
}
