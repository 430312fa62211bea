using System.Text.Json;

namespace PluginRuntime.Testing;

/// <summary>
/// Takes status, headers and cookies off the start of a streamed response, as Lambda does.
/// </summary>
internal static class PreludeReader
{
    private static ReadOnlySpan<byte> Separator => [0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Reads the prelude and leaves what follows it.</summary>
    public static HttpResponsePrelude? TakeFrom(List<ReadOnlyMemory<byte>> pieces)
    {
        var end = pieces is [var first, ..] ? first.Span.IndexOf(Separator) : -1;
        if (end < 0)
        {
            return null;
        }

        using var document = JsonDocument.Parse(pieces[0][..end]);
        var rest = pieces[0][(end + Separator.Length)..];
        pieces.RemoveAt(0);
        if (!rest.IsEmpty)
        {
            pieces.Insert(0, rest);
        }

        return Of(document.RootElement);
    }

    private static HttpResponsePrelude Of(JsonElement json)
    {
        var prelude = new HttpResponsePrelude { StatusCode = json.TryGetProperty("statusCode", out var status) ? status.GetInt32() : 200 };
        foreach (var header in json.TryGetProperty("headers", out var headers) ? headers.EnumerateObject() : default)
        {
            prelude.Headers[header.Name] = header.Value.GetString() ?? "";
        }

        foreach (var cookie in json.TryGetProperty("cookies", out var cookies) ? cookies.EnumerateArray() : default)
        {
            prelude.Cookies.Add(cookie.GetString() ?? "");
        }

        return prelude;
    }
}
