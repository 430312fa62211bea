using System.Buffers;
using System.Text;
using PluginRuntime;

namespace Forms;

#if SERVICES
[Handler("typed")]
internal sealed class Typed(Voice voice) : Answering<Ask>
{
    protected override string Answer(Ask payload) => voice.Say(payload.Name);
}

[Handler("event")]
internal sealed class EventOnly(Voice voice) : IHandler<Ask>
{
    public ValueTask HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        context.Log(LambdaLogLevel.Information, voice.Say(payload.Name));
        return default;
    }
}

[Handler("raw")]
internal sealed class Raw(Voice voice) : IRawHandler
{
    public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(Encoding.UTF8.GetBytes(voice.Say(Encoding.UTF8.GetString(payload.Span))));
        return default;
    }
}
#else
[Handler("typed")]
internal sealed class Typed : Answering<Ask>
{
    protected override string Answer(Ask payload) => new Voice().Say(payload.Name);
}

[Handler("event")]
internal sealed class EventOnly : IHandler<Ask>
{
    public ValueTask HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        context.Log(LambdaLogLevel.Information, new Voice().Say(payload.Name));
        return default;
    }
}

[Handler("raw")]
internal sealed class Raw : IRawHandler
{
    public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(Encoding.UTF8.GetBytes(new Voice().Say(Encoding.UTF8.GetString(payload.Span))));
        return default;
    }
}
#endif

/// <summary>A generic base class: its handlers' interface is closed over their own types.</summary>
public abstract class Answering<T> : IHandler<T, Reply>
{
    public ValueTask<Reply> HandleAsync(T payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new Reply { Text = Answer(payload) });

    protected abstract string Answer(T payload);
}

public sealed class Outer
{
    public sealed class Nested : IHandler<Ask, Reply>
    {
        public ValueTask<Reply> HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new Reply { Text = payload.Name + "." });
    }
}
