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

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object> { ["statusCode"] = (int?)StatusCode, ["headers"] = Headers, ["multiValueHeaders"] = MultiValueHeaders, ["cookies"] = Cookies });
}
