using System.Buffers;
using System.Globalization;
using System.Text;

namespace PluginRuntime.Events.Http;

/// <summary>A cookie that a response sets. Its text is what <c>Set-Cookie</c> has: <c>session=42; Path=/; Secure</c>.</summary>
public sealed record HttpCookie
{
    // RFC 6265, 4.1.1: a name is a token of HTTP, a value has neither blanks nor what would end it.
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~");

    private static readonly SearchValues<char> ValueCharacters =
        SearchValues.Create("!#$%&'()*+-./0123456789:<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <param name="name">Letters, digits and signs such as <c>-</c> and <c>_</c>.</param>
    /// <param name="value">ASCII without blanks, commas, semicolons, quotation marks and backslashes; encode other text, as by <see cref="Uri.EscapeDataString(string)" />.</param>
    /// <exception cref="ArgumentException">One of them has other characters.</exception>
    public HttpCookie(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name.AsSpan().ContainsAnyExcept(NameCharacters)
            ? throw new ArgumentException($"'{name}' is no name of a cookie. It should have letters, digits, '-' and '_' alone, as in session-id.", nameof(name))
            : name;
        Value = value.AsSpan().ContainsAnyExcept(ValueCharacters)
            ? throw new ArgumentException(
                $"The value of the cookie '{name}' has a character that no cookie may have. Encode it, as by Uri.EscapeDataString(value).", nameof(value))
            : value;
    }

    public string Name { get; }

    public string Value { get; }

    /// <summary>The path from which on the browser sends it.</summary>
    public string? Path { get; init; }

    /// <summary>The domain with whose hosts it is shared.</summary>
    public string? Domain { get; init; }

    /// <summary>How long it is kept, in whole seconds; zero removes it. The browser's session if it is not set.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>It is sent by HTTPS alone.</summary>
    public bool Secure { get; init; }

    /// <summary>Scripts of the page cannot read it.</summary>
    public bool HttpOnly { get; init; }

    /// <summary><c>Strict</c>, <c>Lax</c> or <c>None</c>.</summary>
    public string? SameSite { get; init; }

    /// <summary>The cookie as <c>Set-Cookie</c> has it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Name}={Value}");
        Append("Path", Path);
        Append("Domain", Domain);
        Append("Max-Age", MaxAge is { } age ? ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null);
        Append("SameSite", SameSite);
        text.Append(Secure ? "; Secure" : "").Append(HttpOnly ? "; HttpOnly" : "");
        return text.ToString();

        void Append(string name, string? value)
        {
            if (value is not null)
            {
                text.Append("; ").Append(name).Append('=').Append(WithoutEnd(name, value));
            }
        }
    }

    private static string WithoutEnd(string name, string value) => value.AsSpan().ContainsAny(";\r\n\0")
        ? throw new InvalidOperationException($"The {name} of a cookie has a character that would end it. It should be one {name}, as in Path=/orders.")
        : value;
}
