using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace PluginRuntime.EndToEndTests.Layer.Sandboxes;

/// <summary>An HTTPS server on loopback that answers every request with <c>fetched</c>.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    public TlsServer(TestAuthority authority)
    {
        _certificate = authority.Issue(IPAddress.Loopback);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"https://{_listener.LocalEndpoint}/";

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _certificate.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
                _ = await stream.ReadAsync(new byte[8192], _stopping.Token);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nfetched"u8.ToArray(), _stopping.Token);
                await stream.ShutdownAsync();
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or AuthenticationException)
            {
                // The test is over, or the client does not trust the certificate, which is its to tell.
            }
        }
    }
}
