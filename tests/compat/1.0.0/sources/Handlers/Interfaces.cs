using System.Buffers;
using System.Text;
using PluginRuntime;

namespace Handlers;

public sealed record Order(string Item, int Count);

public sealed record Receipt(string Text);

/// <summary>Each interface for handlers.</summary>
public sealed class Typed : IHandler<Order, Receipt>
{
    public ValueTask<Receipt> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken) => payload.Count < 1
        ? throw new FunctionException("Order.Empty", "An order needs a count of at least 1.", new InvalidOperationException("why"))
        : ValueTask.FromResult(new Receipt($"{payload.Count} x {payload.Item}"));
}

public sealed class Silent : IHandler<Order>
{
    public ValueTask HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        context.Log(LambdaLogLevel.Information, $"silent {payload.Item}");
        return default;
    }
}

public sealed class Raw : IRawHandler
{
    public ValueTask HandleAsync(ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(payload.Span);
        return default;
    }
}

public sealed class Streaming : IStreamingHandler<Order>
{
    public async ValueTask HandleAsync(Order payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.WriteHttpPrelude(new HttpResponsePrelude { StatusCode = 201, Headers = { ["X-Item"] = payload.Item }, Cookies = { "a=b" } });
        for (var number = 1; number <= payload.Count; number++)
        {
            await response.WriteAsync(Encoding.UTF8.GetBytes($"{number}\n"), cancellationToken);
        }
    }
}

/// <summary>Hooks around a snapshot, and an end.</summary>
public sealed class Hooked : IHandler<string, string>, ISnapshotHooks, IAsyncDisposable
{
    ValueTask ISnapshotHooks.BeforeSnapshotAsync(CancellationToken cancellationToken) => default;

    ValueTask ISnapshotHooks.AfterRestoreAsync(CancellationToken cancellationToken) => default;

    public ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) => ValueTask.FromResult(payload + "!");

    public ValueTask DisposeAsync() => default;
}
