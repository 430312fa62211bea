using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PluginRuntime.Emulator;

/// <summary>
/// Refuses what a web page could send: without this, each page that the developer visits could run local code.
/// </summary>
/// <remarks>
/// A page can reach a port on loopback, but its requests carry an <c>Origin</c>, or else <c>Sec-Fetch-Site</c> or a <c>Referer</c>, or, after
/// DNS rebinding, the page's own host name. A program sends none of them.
/// </remarks>
internal static class LocalRequestsOnly
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>The middleware.</summary>
    public static Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        Complaint(context.Request) is { } complaint ? RefuseAsync(context.Response, complaint) : next(context);

    private static string? Complaint(HttpRequest request)
    {
        if (OfForeignPage(request.Headers) is { } header)
        {
            return
                $"""
                The request has the header '{header}: {request.Headers[header]}', so it comes from a web page.
                It should come from a program, which sends no {header}.
                Send it with a command such as curl, or from your own code.
                """;
        }

        if (!IsLoopback(request.Host.Host))
        {
            var port = request.HttpContext.Connection.LocalPort;
            return
                $"""
                The request is for the host '{request.Host}'.
                It should be for this machine by its loopback name, as in http://127.0.0.1:{port}.
                Change the address in the program that sends it.
                """;
        }

        return null;
    }

    // https://www.w3.org/TR/fetch-metadata/: what the developer types into a browser comes from no site.
    private static string? OfForeignPage(IHeaderDictionary headers) =>
        headers.ContainsKey(HeaderNames.Origin) ? HeaderNames.Origin
        : headers.TryGetValue(FetchSite, out var site) && site.ToString() is not ("none" or "same-origin") ? FetchSite
        : headers.TryGetValue(HeaderNames.Referer, out var page) && !IsLocal(page.ToString()) ? HeaderNames.Referer
        : null;

    private static bool IsLocal(string page) => Uri.TryCreate(page, UriKind.Absolute, out var uri) && IsLoopback(uri.Host);

    private static bool IsLoopback(string host) =>
        host is "127.0.0.1" or "[::1]" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpResponse response, string complaint)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(complaint, response.HttpContext.RequestAborted);
    }
}
