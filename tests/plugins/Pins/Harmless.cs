using System.Diagnostics;
using System.Linq.Expressions;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Pins;

/// <summary>What leaves nothing behind.</summary>
internal static class Harmless
{
    private static readonly ThreadLocal<Kept> PerThread = new(() => new Kept());

    [ThreadStatic]
    private static Kept? _kept;

    public static async Task AwaitAsync()
    {
        await Task.Yield();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await Task.Delay(1)));
    }

    public static void Throw()
    {
        try
        {
            throw new KeptException();
        }
        catch (KeptException)
        {
            // Whoever threw last is remembered by the thread.
        }
    }

    public static void CompileExpression()
    {
        Expression<Func<Kept, string>> expression = kept => kept.ToString()!;
        expression.Compile()(new Kept());
    }

    public static void CompileRegex() => new Regex("^[a-f]+$", RegexOptions.Compiled).IsMatch("cafe");

    public static void KeepPerThread()
    {
        _ = PerThread.Value;
        _kept = new Kept();
        GC.KeepAlive(_kept);
    }

    public static async Task CallAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient();
        var call = client.GetStringAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        using var connection = await listener.AcceptTcpClientAsync();
        await connection.GetStream().ReadExactlyAsync(new byte["GET".Length]);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"));
        await call;
    }

    public static void Trace()
    {
        using var source = new ActivitySource("Pins");
        source.StartActivity("work")?.Dispose();
    }

    private sealed class Kept;

    private sealed class KeptException : Exception;
}
