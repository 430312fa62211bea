using System.Buffers;
using System.Buffers.Text;
using PluginRuntime;

namespace Workloads;

/// <summary>Event and response of the typed echo: a few short texts and one long.</summary>
internal sealed class Order
{
    public string Id { get; set; } = "";

    public string Customer { get; set; } = "";

    public int Quantity { get; set; }

    public string Note { get; set; } = "";

    /// <summary>What the process has allocated so far: set by the handler, and only for the order without an id.</summary>
    public long? AllocatedBytes { get; set; }
}

/// <summary>Answers with its event. For an order without an id it tells what the process has allocated so far.</summary>
[Handler("typed")]
internal sealed class TypedEcho : IHandler<Order, Order>
{
    public ValueTask<Order> HandleAsync(Order payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload.Id.Length == 0)
        {
            payload.AllocatedBytes = GC.GetTotalAllocatedBytes(precise: true);
        }

        return ValueTask.FromResult(payload);
    }
}

/// <summary>The same in bytes, without looking into them: for an order without a field it tells what was allocated.</summary>
[Handler("raw")]
internal sealed class RawEcho : IRawHandler
{
    private const int BytesOfNoField = 2;

    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload,
        IBufferWriter<byte> response,
        IInvocationContext context,
        CancellationToken cancellationToken)
    {
        if (payload.Length == BytesOfNoField)
        {
            WriteAllocated(response);
        }
        else
        {
            response.Write(payload.Span);
        }

        return ValueTask.CompletedTask;
    }

    private static void WriteAllocated(IBufferWriter<byte> response)
    {
        response.Write("{\"allocatedBytes\":"u8);
        Utf8Formatter.TryFormat(GC.GetTotalAllocatedBytes(precise: true), response.GetSpan(32), out var written);
        response.Advance(written);
        response.Write("}"u8);
    }
}
