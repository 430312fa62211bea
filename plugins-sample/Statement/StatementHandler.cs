using PluginRuntime;

namespace Statement;

/// <summary>Streams an account's statement as CSV: its caller reads the first lines while the last are not written yet.</summary>
internal sealed class StatementHandler : IStreamingHandler<StatementRequest>
{
    /// <exception cref="FunctionException">There is no such statement; told as an error, since nothing was written before.</exception>
    public async ValueTask HandleAsync(
        StatementRequest payload, ResponseStream response, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload is not { Account.Length: > 0, Days: >= 1 and <= 36_500 })
        {
            throw new FunctionException(
                "Statement.Unknown", "There is no such statement. Ask for an account and 1 to 36,500 days, as in {\"account\":\"DE-17\",\"days\":3}.");
        }

        var prelude = new HttpResponsePrelude();
        prelude.Headers["Content-Type"] = "text/csv";
        response.WriteHttpPrelude(prelude);
        response.Write(Bookings.Head);
        var bookings = new Bookings(payload.Account);
        for (var day = 0; day < payload.Days; day++)
        {
            await response.WriteAsync(bookings.Line(day), cancellationToken);
        }
    }
}
