using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PluginRuntime.Tests.Emulator;

/// <summary>A connection whose every step the test takes: bytes, FIN, reset.</summary>
internal sealed class HalfClosed : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private HalfClosed()
    {
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Connects, sends a request and then FIN.</summary>
    public static async Task<HalfClosed> SendAsync(string address, string request)
    {
        var connection = await ConnectAsync(address, request);
        connection._socket.Shutdown(SocketShutdown.Send);
        return connection;
    }

    /// <summary>Connects and sends a request.</summary>
    public static async Task<HalfClosed> ConnectAsync(string address, string request)
    {
        var connection = new HalfClosed();
        await connection._socket.ConnectAsync(IPEndPoint.Parse(address), Cancellation);
        await connection._socket.SendAsync(Encoding.Latin1.GetBytes(request), Cancellation);
        return connection;
    }

    /// <summary>Reads what comes until the other side closes, or resets.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await _socket.ReceiveAsync(buffer, Cancellation)) > 0)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (SocketException)
        {
            // A reset is an end, too.
        }

        return answer.ToString();
    }

    /// <summary>Closes both directions.</summary>
    public void Leave(bool byReset)
    {
        _socket.LingerState = new LingerOption(byReset, 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();
}
