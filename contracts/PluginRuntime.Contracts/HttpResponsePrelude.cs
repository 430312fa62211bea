namespace PluginRuntime;

/// <summary>
/// Status, headers and cookies of a response over HTTP, from a function URL or an API.
/// </summary>
public sealed class HttpResponsePrelude
{
    /// <summary>The status, 100 to 999; 200 if it is not set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Any other number.</exception>
    public int StatusCode
    {
        get;
        init => field = value is >= 100 and <= 999 ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, "A status of HTTP has three digits, as in 200 or 404.");
    } = 200;

    /// <summary>Headers by name, such as <c>Content-Type</c>. Cookies have a place of their own.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Cookies as <c>Set-Cookie</c> has them: <c>name=value; Secure</c>.</summary>
    public IList<string> Cookies { get; } = [];
}
