using PluginRuntime;

namespace Refused;

/// <summary>Every method here looks like a handler and cannot be one.</summary>
public class Methods
{
    public static string Generic<T>(T payload) => payload + "";

    public static void ByReference(ref string payload) => payload += "";

    public static bool Out(string payload, out string rest)
    {
        rest = payload;
        return true;
    }

    public static int Span(ReadOnlySpan<byte> payload) => payload.Length;

    public static string TwoEvents(string payload, int second) => payload + second;

    public static string ContextFirst(IInvocationContext context, string payload) => context.RequestId + payload;

#pragma warning disable CA1068
    public static string TokenFirst(CancellationToken cancellationToken, IInvocationContext context) => context.RequestId + cancellationToken;
#pragma warning restore CA1068

    public static async void AsyncVoid(string payload) => await Task.FromResult(payload);

    public static async Task<IAsyncEnumerable<string>> Streamed(string payload)
    {
        await Task.Yield();
        return AsyncEnumerable.Repeat(payload, 1);
    }

    public static string Memory(MemoryStream payload) => payload.Length + "";

    internal static string NotPublic(string payload) => payload;

    public static string Overloaded(string payload) => payload;

    public static string Overloaded(int payload) => payload + "";
}

public abstract class Abstract
{
    public string Answer(string payload) => payload;
}

public class Generic<T>
{
    public T Answer(T payload) => payload;
}

public class NeedsService(Methods methods)
{
    public string Answer(string payload) => payload + methods;
}

internal sealed class Hidden
{
    public string Answer(string payload) => payload;
}

public sealed class Both : IHandler<string, string>, IHandler<int, string>
{
    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) => new(payload);

    public ValueTask<string> HandleAsync(int payload, IInvocationContext context, CancellationToken cancellationToken) => new(payload + "");
}

public abstract class AbstractHandler : IHandler<string, string>
{
    public abstract ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken);
}
