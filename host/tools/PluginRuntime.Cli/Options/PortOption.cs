using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;

namespace PluginRuntime.Cli.Options;

/// <summary>
/// <c>--port</c>: where <c>run</c> listens.
/// </summary>
internal static class PortOption
{
    /// <summary>The port without the option: fixed, so that a caller's settings stay right from day to day.</summary>
    public const int Default = 9001;

    private const string Name = "--port";
    private const int MaxPort = 65_535;

    /// <summary>The option, 0 to 65535.</summary>
    public static Option<int> Create() => new(Name)
    {
        Description = "The port on 127.0.0.1; 0 takes any that is free.",
        HelpName = "number",
        CustomParser = Parse,
        DefaultValueFactory = _ => Default,
    };

    /// <summary>What to tell the developer when nothing can listen there; null if that is not what happened.</summary>
    public static UsageException? Explain(Exception error, int port) => SocketErrorIn(error) switch
    {
        SocketError.AddressAlreadyInUse => new UsageException(
            $"""
            Port {port} on 127.0.0.1 is taken by another program, perhaps another 'pluginruntime run'.
            End that one, or choose another port, as in {Name} {(port == MaxPort ? Default : port + 1)}; {Name} 0 takes any that is free.
            """),
        SocketError.AccessDenied => new UsageException(
            $"""
            Port {port} is not for every user.
            It should be 1024 or more, as in {Name} {Default}; {Name} 0 takes any that is free.
            """),
        _ => null,
    };

    // Kestrel puts two exceptions of its own around the socket's, for a port that is taken.
    private static SocketError? SocketErrorIn(Exception? error)
    {
        while (error is not (null or SocketException))
        {
            error = error.InnerException;
        }

        return (error as SocketException)?.SocketErrorCode;
    }

    private static int Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= MaxPort)
        {
            return port;
        }

        argument.AddError(
            $"""
            '{text}' is not a port.
            It should be a whole number from 0 to {MaxPort}, as in {Name} {Default}.
            """);
        return Default;
    }
}
