using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace PluginRuntime.Emulator.Connections;

/// <summary>
/// A connection whose other end has said by FIN that it sends no more, and waits for its answer, as <c>nc -N</c> does: it is served to the end.
/// </summary>
/// <remarks>
/// To Kestrel a FIN is the end of the connection: it aborts the request, whole as it may be. So it is told of that end only when nobody is
/// left. A FIN comes from <c>shutdown</c> and from <c>close</c> alike; the kernel's table of sockets knows the difference, for after <c>close</c> the other socket is
/// nobody's. Off Linux there is no such table, and a FIN is an end as before.
/// </remarks>
internal static class HalfClosedConnections
{
    private const string Table = "/proc/net/tcp";

    // FIN_WAIT1 and FIN_WAIT2: it has sent its FIN, and hears.
    private static readonly string[] Listening = ["04", "05"];

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>The middleware.</summary>
    public static ConnectionDelegate Serve(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    private static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var (closed, transport) = (connection.ConnectionClosed, connection.Transport);
        using var gone = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        var watching = Task.CompletedTask;
        var registration = closed.Register(() => watching = WatchAsync(connection, gone, over.Token));
        try
        {
            connection.ConnectionClosed = gone.Token;
            connection.Transport = new WholeRequests(new WholeInput(transport.Input), transport.Output);
            await next(connection);
        }
        finally
        {
            connection.ConnectionClosed = closed;
            connection.Transport = transport;
            await registration.DisposeAsync();
            await over.CancelAsync();
            await watching;
        }
    }

    private static async Task WatchAsync(ConnectionContext connection, CancellationTokenSource gone, CancellationToken over)
    {
        // Most are answered before the first look, and the table is long where there were many connections.
        var pause = FirstLook;
        do
        {
            await Task.Delay(pause, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
        while (!over.IsCancellationRequested && (IsHeard(connection) || IsHeard(connection)));

        await (over.IsCancellationRequested ? Task.CompletedTask : gone.CancelAsync());
    }

    // Asked twice: the table is read in pieces, and may lose a line between two of them.
    private static bool IsHeard(ConnectionContext connection)
    {
        try
        {
            if (connection is not { LocalEndPoint: IPEndPoint ours, RemoteEndPoint: IPEndPoint theirs })
            {
                return false;
            }

            var endPoints = $"{Number(theirs)} {Number(ours)}";
            return File.ReadLines(Table).Any(line => IsHeard(line, endPoints));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // As in "0: 0100007F:9C40 0100007F:2329 05 00000000:00000000 …", where the tenth word is the inode, 0 of a socket that is nobody's.
    private static bool IsHeard(string line, string endPoints) =>
        line.Contains(endPoints, StringComparison.Ordinal)
        && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, var remote, var state, _, _, _, _, _, var inode, ..]
        && $"{local} {remote}" == endPoints
        && Listening.Contains(state)
        && inode != "0";

    // The address as the machine keeps it, the port as a number.
    private static string Number(IPEndPoint endPoint) => string.Create(
        CultureInfo.InvariantCulture, $"{BitConverter.ToUInt32(endPoint.Address.GetAddressBytes()):X8}:{endPoint.Port:X4}");

    private sealed record WholeRequests(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
