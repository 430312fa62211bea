using PluginRuntime;
using PluginRuntime.Events;
using PluginRuntime.Events.Http;

[assembly: PluginJsonContext(typeof(EventsJson))]

namespace Web;

/// <summary>Answers what a function URL or an HTTP API passes on.</summary>
internal sealed class WebHandler : IHandler<HttpApiRequest, HttpApiResponse>
{
    public ValueTask<HttpApiResponse> HandleAsync(HttpApiRequest payload, IInvocationContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer(payload));

    private static HttpApiResponse Answer(HttpApiRequest request) => request.RequestContext.Http.Method switch
    {
        "GET" => HttpApiResponse.Text($"You asked for {request.RawPath}."),
        "POST" => HttpApiResponse.Text($"You sent {request.BodyBytes().Length} bytes."),
        var method => HttpApiResponse.Problem(405, $"{method} is not served here."),
    };
}
