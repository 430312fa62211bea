using System.Text;
using PluginRuntime;

namespace Forms;

#if SERVICES
public class Methods(Voice voice) : Inherited
{
#else
public class Methods : Inherited
{
    private readonly Voice voice = new();
#endif
    public Reply Value(Ask payload) => Say(payload.Name);

    public void Nothing(Ask payload) => Console.WriteLine(voice.Say(payload.Name));

    public Task TaskOnly(Ask payload)
    {
        Console.WriteLine(voice.Say(payload.Name));
        return Task.CompletedTask;
    }

    public async Task<Reply> TaskOf(Ask payload)
    {
        await Task.Yield();
        return Say(payload.Name);
    }

    public async ValueTask ValueTaskOnly(Ask payload)
    {
        await Task.Yield();
        Console.WriteLine(voice.Say(payload.Name));
    }

    public ValueTask<Reply> ValueTaskOf(Ask payload) => ValueTask.FromResult(Say(payload.Name));

    public Reply NoParameters() => Say("none");

    public Reply ContextAlone(IInvocationContext context) => Say(context.RequestId);

    public Reply TokenAlone(CancellationToken cancellationToken) => Say(cancellationToken.CanBeCanceled.ToString());

    public Reply EventAndContext(Ask payload, IInvocationContext context) => Say(payload.Name + context.RequestId);

    public Reply EventAndToken(Ask payload, CancellationToken cancellationToken) => Say(payload.Name + cancellationToken.CanBeCanceled);

    public Reply ContextAndToken(IInvocationContext context, CancellationToken cancellationToken) =>
        Say(context.RequestId + cancellationToken.CanBeCanceled);

    public Reply All(Ask payload, IInvocationContext context, CancellationToken cancellationToken) =>
        Say(payload.Name + context.RequestId + cancellationToken.CanBeCanceled);

    public Stream Streams(Stream payload) =>
        new MemoryStream(Encoding.UTF8.GetBytes(voice.Say(new StreamReader(payload).ReadToEnd())));

    public async Task<MemoryStream> StreamsLater(Stream payload)
    {
        await Task.Yield();
        return new MemoryStream(Encoding.UTF8.GetBytes(voice.Say(await new StreamReader(payload).ReadToEndAsync())));
    }

    public ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> payload) => Encoding.UTF8.GetBytes(voice.Say(Encoding.UTF8.GetString(payload.Span)));

    public ValueTask<ReadOnlyMemory<byte>> BytesLater(ReadOnlyMemory<byte> payload) => ValueTask.FromResult(Bytes(payload));

    public int Number(int payload) => payload + 1;

    public string? Text(string? payload) => payload;

    public bool NotInTheContext(bool payload) => payload;

    public Reply Overloaded(Ask payload) => Say("ask " + payload.Name);

    public Reply Overloaded(int payload) => Say("number " + payload);

    [Handler("marked")]
    public Reply Marked(Ask payload) => Say(payload.Name);

    [Handler("static")]
    public static Reply Static(Ask payload) => new() { Text = new Voice().Say(payload.Name) };

    private Reply Say(string? text) => new() { Text = voice.Say(text) };
}

public class Inherited
{
    public Reply FromBase(Ask payload) => new() { Text = payload.Name + " of the base" };
}

public static class Statics
{
    public static async Task<Reply> Later(Ask payload)
    {
        await Task.Yield();
        return new Reply { Text = new Voice().Say(payload.Name) };
    }
}
