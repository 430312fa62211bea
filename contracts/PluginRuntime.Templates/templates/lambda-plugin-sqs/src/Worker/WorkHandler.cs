using PluginRuntime;
using PluginRuntime.Events;

[assembly: PluginJsonContext(typeof(EventsJson))]

namespace Worker;

/// <summary>Takes messages one by one. Those that fail, and only those, come again.</summary>
internal sealed class WorkHandler : IHandler<SqsEvent, SqsBatchResponse>
{
    public async ValueTask<SqsBatchResponse> HandleAsync(SqsEvent payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var response = new SqsBatchResponse();
        foreach (var message in payload.Records)
        {
            try
            {
                await WorkAsync(message.Body, context, cancellationToken);
            }
            catch (FormatException error)
            {
                context.Log(LambdaLogLevel.Error, $"Message {message.MessageId} failed.", error);
                response.Failed(message.MessageId);
            }
        }

        return response;
    }

    private static ValueTask WorkAsync(string body, IInvocationContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (string.IsNullOrWhiteSpace(body))
        {
            throw new FormatException("The message has no body.");
        }

        context.Log(LambdaLogLevel.Information, $"{body.Length} characters");
        return default;
    }
}
