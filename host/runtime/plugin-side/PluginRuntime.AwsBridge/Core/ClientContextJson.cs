using System.Text.Json;

namespace PluginRuntime.PluginSide.Core;

/// <summary>
/// The client context that a mobile SDK sends: <c>{"client":{…},"custom":{…},"env":{…}}</c>.
/// </summary>
/// <remarks>
/// A value that is no text is kept as its JSON, a Boolean as .NET writes it, which AWS's runtime does. Source: https://docs.aws.amazon.com/lambda/latest/dg/csharp-context.html
/// </remarks>
internal sealed class ClientContextJson
{
    private ClientContextJson()
    {
    }

    public IDictionary<string, string?>? Client { get; private init; }

    public IDictionary<string, string?>? Custom { get; private init; }

    public IDictionary<string, string?>? Environment { get; private init; }

    /// <summary>Reads the header; one that is absent has nothing.</summary>
    /// <exception cref="FormatException">The header is not such an object.</exception>
    public static ClientContextJson Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return new ClientContextJson();
        }

        try
        {
            using var document = JsonDocument.Parse(header);
            return new ClientContextJson
            {
                Client = Values(document.RootElement, "client"),
                Custom = Values(document.RootElement, "custom"),
                Environment = Values(document.RootElement, "env"),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException(
                """
                The client context that came with this invocation cannot be read.
                It should be a JSON object such as {"client":{"app_title":"…"},"custom":{"key":"value"},"env":{"locale":"…"}}; the caller sends it with the invocation.
                """,
                error);
        }
    }

    private static Dictionary<string, string?>? Values(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var section) || section.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var values = new Dictionary<string, string?>();
        foreach (var property in section.EnumerateObject())
        {
            values[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.True => bool.TrueString,
                JsonValueKind.False => bool.FalseString,
                _ => property.Value.GetRawText(),
            };
        }

        return values;
    }
}
