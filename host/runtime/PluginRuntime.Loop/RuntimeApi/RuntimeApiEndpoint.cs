namespace PluginRuntime.RuntimeApi;

/// <summary>Where the Runtime API is: a host, a port and, on some local servers, the start of every path.</summary>
internal sealed class RuntimeApiEndpoint
{
    private RuntimeApiEndpoint(string authority, string host, int port, string pathStart) =>
        (Authority, Host, Port, PathStart) = (authority, host, port, pathStart);

    /// <summary>A name or an address; one of IPv6 without its brackets.</summary>
    public string Host { get; }

    /// <summary>1 to 65535.</summary>
    public int Port { get; }

    /// <summary>What stands before every path: <c>/MyFunction</c>, or nothing.</summary>
    public string PathStart { get; }

    /// <summary>What the Host header says: host and port as they were given.</summary>
    public string Authority { get; }

    /// <summary>Reads the value of <see cref="RuntimeApiProtocol.EndpointVariable"/>: <c>127.0.0.1:9001</c>, <c>localhost:5050/MyFunction</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static RuntimeApiEndpoint Parse(string value)
    {
        var slash = value.IndexOf('/');
        var authority = slash < 0 ? value : value.Substring(0, slash);
        var path = slash < 0 ? "" : value.Substring(slash);
        var colon = authority.LastIndexOf(':');
        var host = colon < 0 ? "" : HostOf(authority.Substring(0, colon));
        var port = PortOf(authority, colon + 1);
        if (host.Length == 0 || port == 0 || !IsPath(path))
        {
            throw Malformed(value);
        }

        return new RuntimeApiEndpoint(authority, host, port, path.EndsWith('/') ? path.Substring(0, path.Length - 1) : path);
    }

    /// <summary>The host's name without brackets; nothing when it is not one.</summary>
    private static string HostOf(string text)
    {
        var isBracketed = text.Length > 2 && text[0] == '[' && text[^1] == ']';
        var host = isBracketed ? text.Substring(1, text.Length - 2) : text;
        foreach (var character in host)
        {
            var isAllowed = char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' || (isBracketed && character == ':');
            if (!isAllowed)
            {
                return "";
            }
        }

        return host;
    }

    /// <summary>The number from <paramref name="start"/> to the end; 0 when it is not a port.</summary>
    private static int PortOf(string authority, int start)
    {
        var port = 0;
        for (var index = start; index < authority.Length; index++)
        {
            if (!char.IsAsciiDigit(authority[index]))
            {
                return 0;
            }

            port = (port * 10) + authority[index] - '0';
            if (port > ushort.MaxValue)
            {
                return 0;
            }
        }

        return port;
    }

    private static bool IsPath(string path)
    {
        // An empty first piece, as in host:80//x, is a mistyped scheme more often than a path.
        var isPath = !path.StartsWith("//", StringComparison.Ordinal);
        foreach (var character in path)
        {
            isPath &= character is > ' ' and < '\x7f' and not ('?' or '#' or '@');
        }

        return isPath;
    }

    private static FormatException Malformed(string value) => new(
        $"""
        '{value}' does not say where the Runtime API is.
        It should be a host and a port, as in 127.0.0.1:9001; a path may follow, as in 127.0.0.1:9001/MyFunction.
        Lambda sets the environment variable {RuntimeApiProtocol.EndpointVariable} itself. Where it is set by hand, to run the host locally, change it there.
        """);
}
