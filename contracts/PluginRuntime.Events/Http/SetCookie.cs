namespace PluginRuntime.Events.Http;

/// <summary>The header of cookies, of which a response may have several.</summary>
internal static class SetCookie
{
    private const string Name = "set-cookie";

    /// <summary>Headers with one more cookie.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> In(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? headers, HttpCookie cookie)
    {
        IReadOnlyList<string> before = headers is null ? [] : HeaderNames.Find(headers, Name) ?? [];
        return HeaderNames.With(headers, Name, [.. before, cookie.ToString()]);
    }

    /// <summary>Headers of one value each with a cookie; <see langword="null"/> if they have one already.</summary>
    public static IReadOnlyDictionary<string, string>? Only(IReadOnlyDictionary<string, string>? headers, HttpCookie cookie) =>
        headers is not null && HeaderNames.Find(headers, Name) is not null ? null : HeaderNames.With(headers, Name, cookie.ToString());
}
