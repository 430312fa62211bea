namespace AwsForms;

#pragma warning disable CA1812, IDE0051 // The host makes them and calls their methods.
internal sealed class Hidden
{
    public Reply Public(Ask payload) => Reply.Of(payload.Name);

    internal Reply Internal(Ask payload) => Reply.Of(payload.Name);

    private Reply Private(Ask payload) => Reply.Of(payload.Name);

    private static async Task<Reply> PrivateStatic(Ask payload)
    {
        await Task.Yield();
        return Reply.Of(payload.Name);
    }
}

public sealed class Outer
{
    public sealed class Nested
    {
        public Reply Answer(Ask payload) => Reply.Of(payload.Name);
    }

    private sealed class Secret
    {
        private static Reply Answer(Ask payload) => Reply.Of(payload.Name);
    }
}
