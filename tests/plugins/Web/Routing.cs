using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PluginRuntime;

namespace Web;

/// <summary>Sends the path in the event through a pipeline with one endpoint, and answers with status and body.</summary>
public sealed class Routing(IServiceProvider services) : IHandler<string, string>
{
    public async ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        var builder = new ApplicationBuilder(services);
        builder.UseRouting();
        builder.UseEndpoints(endpoints =>
            endpoints.MapGet("/greet/{name}", (RequestDelegate)(request => request.Response.WriteAsync($"Hello, {request.Request.RouteValues["name"]}!"))));

        using var body = new MemoryStream();
        var request = new DefaultHttpContext { RequestServices = services };
        request.Request.Method = HttpMethods.Get;
        request.Request.Path = payload;
        request.Response.Body = body;
        await builder.Build()(request);
        return $"{request.Response.StatusCode} {System.Text.Encoding.UTF8.GetString(body.ToArray())}";
    }
}
