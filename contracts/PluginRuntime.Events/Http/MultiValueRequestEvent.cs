using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace PluginRuntime.Events.Http;

/// <summary>A request whose headers and query come with all their values as well.</summary>
public abstract record MultiValueRequestEvent : HttpRequestEvent
{
    [JsonPropertyName("multiValueHeaders")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MultiValueHeaders
    {
        get => field ?? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;
        init;
    }

    [JsonPropertyName("multiValueQueryStringParameters")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MultiValueQueryStringParameters
    {
        get => field ?? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;
        init;
    }

    /// <inheritdoc />
    public override string? Header(string name) =>
        HeaderNames.Find(MultiValueHeaders, name) is { } values ? string.Join(',', values) : base.Header(name);
}
