using System.Text.Json;
using PluginRuntime;
using PluginRuntime.Events;
using PluginRuntime.Events.Cognito;
using PluginRuntime.Events.Http;

[assembly: PluginJsonContext(typeof(EventsJson))]

namespace Receives;

/// <summary>Takes messages that are JSON, and has all others delivered again.</summary>
[Handler("queue")]
public sealed class Queue : IHandler<SqsEvent, SqsBatchResponse>
{
    public ValueTask<SqsBatchResponse> HandleAsync(SqsEvent payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var response = new SqsBatchResponse();
        foreach (var message in payload.Records)
        {
            try
            {
                using var order = JsonDocument.Parse(message.Body);
            }
            catch (JsonException)
            {
                response.Failed(message.MessageId);
            }
        }

        return ValueTask.FromResult(response);
    }
}

public static class Others
{
    [Handler("page")]
    public static HttpApiResponse Page(HttpApiRequest request) => request.RequestContext.Http.Method == "POST"
        ? HttpApiResponse.Text($"{request.BodyText()} for {request.RawPath}", 201).WithCookie(new HttpCookie("seen", "1") { HttpOnly = true })
        : HttpApiResponse.Problem(405, "Only POST is answered.");

    [Handler("sign-up")]
    public static PreSignUpEvent SignUp(PreSignUpEvent trigger) => trigger with { Response = new() { AutoConfirmUser = true } };
}
