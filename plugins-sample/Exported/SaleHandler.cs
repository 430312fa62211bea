using PluginRuntime;

namespace Exported;

/// <summary>Sells pieces and answers how many. It knows nothing of the exporting.</summary>
internal sealed class SaleHandler(Sales sales) : IHandler<long, long>
{
    /// <exception cref="FunctionException">There is nothing to sell.</exception>
    public ValueTask<long> HandleAsync(long payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload < 1)
        {
            throw new FunctionException("Shop.NothingSold", $"The event is {payload}. It should be a number of pieces, as in 3.");
        }

        sales.Count(payload);
        return ValueTask.FromResult(payload);
    }
}
