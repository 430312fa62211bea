using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PluginRuntime.Emulator.RuntimeApi;

/// <summary>
/// The HTTP side of Lambda's Extensions API, for an extension inside the runtime's own process: it registers for no
/// event, and Lambda ends such a process by SIGTERM first.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html.</remarks>
internal sealed class ExtensionsApiEndpoints(InitPhase init, FunctionSettings settings)
{
    private const string IdHeader = "Lambda-Extension-Identifier";

    /// <summary>Adds the two calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var extension = routes.MapGroup("/2020-01-01/extension");
        extension.MapPost("/register", RegisterAsync);
        extension.MapGet("/event/next", NextAsync);
    }

    private async Task RegisterAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context, RequestBody.PieceBytes);
        var refusal = string.IsNullOrEmpty(context.Request.Headers["Lambda-Extension-Name"])
            ? Refusal.InvalidExtensionName
            : WhyNot(body.Bytes);
        (var id, refusal) = refusal is null ? init.Register() : (null, refusal);
        if (id is null)
        {
            await RuntimeApiAnswer.RefuseAsync(context.Response, refusal!);
            return;
        }

        context.Response.Headers[IdHeader] = id;
        await RuntimeApiAnswer.WriteAsync(context.Response, StatusCodes.Status200OK, DescribeFunction());
    }

    private async Task NextAsync(HttpContext context)
    {
        if (!init.TryAskForEvent(context.Request.Headers[IdHeader].ToString()))
        {
            await RuntimeApiAnswer.RefuseAsync(context.Response, Refusal.InvalidExtensionId);
            return;
        }

        // There are no events; the process, or the server after it, ends the wait.
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    private static Refusal? WhyNot(ReadOnlyMemory<byte> registration)
    {
        try
        {
            using var json = JsonDocument.Parse(registration);
            var events = json.RootElement.GetProperty("events");
            return events.GetArrayLength() == 0 ? null : Refusal.InvalidEventType(events[0].GetString() ?? "null");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Refusal.InvalidRegistration;
        }
    }

    private byte[] DescribeFunction()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("functionName", settings.FunctionName);
            json.WriteString("functionVersion", LambdaVariables.Version);
            json.WriteString("handler", settings.Handler);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
