using System.Net;
using System.Net.Sockets;

namespace Libraries;

/// <summary>A server on this machine that answers every request with one text, and a port that nobody listens on.</summary>
internal sealed class Loopback : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public Loopback(string answer, params (string Name, string Value)[] headers)
    {
        Url = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync(answer, headers);
    }

    public string Url { get; }

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait();
        _listener.Close();
    }

    private async Task ServeAsync(string answer, (string Name, string Value)[] headers)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                foreach (var (name, value) in headers)
                {
                    context.Response.Headers[name] = value;
                }

                var bytes = System.Text.Encoding.UTF8.GetBytes(context.Request.HttpMethod == "PUT" ? "" : answer);
                context.Response.ContentLength64 = bytes.Length;
                await context.Response.OutputStream.WriteAsync(bytes);
                context.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }
}
