using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PluginRuntime;

namespace Extensions;

public sealed class Ask
{
    [JsonPropertyName("who")]
    public string? Name { get; set; }
}

public sealed class Answer
{
    // Silently another name where the attribute is not the right one's.
    [JsonPropertyName("said")]
    public string? Text { get; set; }

    [JsonPropertyName("sent")]
    public string? Sent { get; set; }

    [JsonPropertyName("extensions")]
    public int Extensions { get; set; }

    [JsonPropertyName("json")]
    public int Json { get; set; }
}

public sealed class Versions(IHttpClientFactory clients, IConfiguration configuration) : IHandler<Ask, Answer>
{
    public async ValueTask<Answer> HandleAsync(Ask payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient("test");

        // The framework's code for JSON over HTTP must see the attributes of the plugin's System.Text.Json, too.
        using var content = JsonContent.Create(payload);
        return new Answer
        {
            Sent = await content.ReadAsStringAsync(cancellationToken),
            Text = $"{configuration["greeting"]}, {payload.Name}",
            Extensions = typeof(IServiceCollection).Assembly.GetName().Version!.Major,
            Json = typeof(JsonSerializer).Assembly.GetName().Version!.Major,
        };
    }
}
