using System.Net;
using System.Text.Json;

namespace Amazon.Lambda.Core.ResponseStreaming;

/// <summary>What goes before the body of a response over HTTP.</summary>
public class HttpResponseStreamPrelude
{
    public HttpStatusCode? StatusCode { get; set; }

    public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    public IDictionary<string, IList<string>> MultiValueHeaders { get; set; } = new Dictionary<string, IList<string>>();

    public IList<string> Cookies { get; set; } = [];

    // What is empty is left out.
    internal byte[] ToByteArray()
    {
        var parts = new Dictionary<string, object>();
        Add(parts, "statusCode", (int?)StatusCode, StatusCode is not null);
        Add(parts, "headers", Headers, Headers is { Count: > 0 });
        Add(parts, "multiValueHeaders", MultiValueHeaders, MultiValueHeaders is { Count: > 0 });
        Add(parts, "cookies", Cookies, Cookies is { Count: > 0 });
        return JsonSerializer.SerializeToUtf8Bytes(parts);
    }

    private static void Add(Dictionary<string, object> parts, string name, object value, bool isThere)
    {
        if (isThere)
        {
            parts[name] = value;
        }
    }
}
