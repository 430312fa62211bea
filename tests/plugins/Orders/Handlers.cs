using System.Text;
using Microsoft.Extensions.Logging;
using PluginRuntime;

namespace Orders;

public sealed record Order(string Item, int Count);

public sealed record Receipt(string Text, decimal Total);

[Handler("place")]
public sealed class PlaceOrder(IPriceSource prices, ILogger<PlaceOrder> logger) : IHandler<Order, Receipt>
{
    public async ValueTask<Receipt> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload.Count < 1)
        {
            throw new FunctionException("Order.Empty", "An order needs a count of at least 1.");
        }

        var price = await prices.FindAsync(payload.Item, cancellationToken);
        logger.LogInformation("Sold {Count} of {Item}", payload.Count, payload.Item);
        logger.LogDebug("A detail");
        context.AfterResponse(_ =>
        {
            context.Log(LambdaLogLevel.Information, "booked");
            return default;
        });
        return new Receipt($"{payload.Count} x {payload.Item}", payload.Count * price);
    }
}

[Handler("count-down")]
public sealed class CountDown : IStreamingHandler<int>
{
    public async ValueTask HandleAsync(int payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.WriteHttpPrelude(new HttpResponsePrelude { StatusCode = 201, Headers = { ["Content-Type"] = "text/plain" }, Cookies = { "a=b" } });
        for (var left = payload; left > 0; left--)
        {
            await response.WriteAsync(Encoding.UTF8.GetBytes($"{left}\n"), cancellationToken);
        }
    }
}

/// <summary>Waits for the end of its token, if it is told to.</summary>
[Handler("patient")]
public sealed class Patient : IHandler<string, string>
{
    public async ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload != "wait")
        {
            return payload;
        }

        var ended = new TaskCompletionSource();
        using var registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
        return "done in time";
    }
}

public static class Shipping
{
    [Handler("postage")]
    public static double Postage(double kilograms) => kilograms * 2;
}
