namespace AwsForms;

public class Root
{
    public Reply Distant(Ask payload) => Reply.Of(payload.Name + " of the root");

    public virtual Reply Overridden(Ask payload) => Reply.Of("never " + payload.Name);
}

public class Inherited : Root
{
    public Reply FromBase(Ask payload) => Reply.Of(payload.Name + " of the base");

    public static Reply StaticFromBase(Ask payload) => Reply.Of(payload.Name + " of the base");

    public Reply Hides(Ask payload) => Reply.Of("never " + payload.Name);

    protected Reply ProtectedFromBase(Ask payload) => Reply.Of(payload.Name + " of the base");

#pragma warning disable IDE0051 // The host calls it.
    private Reply PrivateFromBase(Ask payload) => Reply.Of(payload.Name + " of the base");
#pragma warning restore IDE0051
}

public class Derived : Inherited
{
    public override Reply Overridden(Ask payload) => Reply.Of(payload.Name + " of its own");

    public new Reply Hides(Ask payload) => Reply.Of(payload.Name + " of its own");
}

/// <summary>A generic base class: what its methods take depends on who derives from it.</summary>
public abstract class Answering<T>
{
    public Reply Answer(T payload) => Reply.Of(Say(payload));

    public async Task<Reply> AnswerLater(T payload)
    {
        await Task.Yield();
        return Reply.Of(Say(payload));
    }

    public T Return(T payload) => payload;

    public Task<T> ReturnLater(T payload) => Task.FromResult(payload);

    protected abstract string? Say(T payload);
}

public sealed class Closed : Answering<Ask>
{
    protected override string? Say(Ask payload) => payload.Name;
}
