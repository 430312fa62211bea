using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Answers one event.</summary>
public delegate Task<Stream> LambdaBootstrapHandler(Stream payload, ILambdaContext context);

/// <summary>What is done before the first event is asked for; <see langword="false"/> ends the program.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();

/// <summary>The loop that such a program runs.</summary>
public sealed class LambdaBootstrap : IDisposable
{
    private readonly LambdaBootstrapHandler _handler;
    private readonly LambdaBootstrapInitializer? _initializer;
    private readonly RuntimeApiClient _client = new();
    private readonly LogRecords _log = LogRecords.OfProcess();

    internal LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer? initializer)
    {
        _handler = handler;
        _initializer = initializer;
    }

    /// <summary>Serves until it is cancelled, or the Runtime API has gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (!await InitializeAsync())
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeOnceAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose() => _client.Dispose();

    // An initializer that throws is told to Lambda, and ends the program by what it threw.
    private async Task<bool> InitializeAsync()
    {
        try
        {
            return _initializer is null || await _initializer();
        }
        catch (Exception error)
        {
            await _client.ReportInitErrorAsync(error);
            throw;
        }
    }

    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        using var next = await _client.NextAsync(cancellationToken);
        var context = new LambdaContext(next);
        _log.RequestId = context.AwsRequestId;
        LambdaTraceProvider.SetCurrentTraceId(context.TraceId);
        try
        {
            using var payload = new MemoryStream(await next.Content.ReadAsByteArrayAsync(cancellationToken));
            await using var answer = await _handler(payload, context);
            await _client.RespondAsync(context.AwsRequestId, answer);
        }
        catch (Exception error) when (error is not HttpRequestException)
        {
            Console.Error.WriteLine(error);
            await _client.ReportErrorAsync(context.AwsRequestId, error);
        }
    }
}
