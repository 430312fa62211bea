using System.Runtime.CompilerServices;
using PluginRuntime.Http.Sockets;

namespace PluginRuntime.Http;

/// <summary>Makes TCP connections, and tries again for a while: a server may be slower to start than its client.</summary>
internal readonly struct Connector(string host, int port, TimeSpan limit, Func<Transport>? transports)
{
    private const int FirstPauseMilliseconds = 2;
    private const int LongestPauseMilliseconds = 100;

    /// <exception cref="ConnectionException">Nobody answered within the limit.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public Transport Connect(HttpWait wait)
    {
        var start = Environment.TickCount64;
        for (var pause = FirstPauseMilliseconds; ; pause = Math.Min(pause * 2, LongestPauseMilliseconds))
        {
            var transport = transports is null ? Transport.ForThisSystem() : transports();
            // The pause before this attempt may have lasted longer than it should, and nought would be no limit.
            var remaining = Math.Max(1, (long)limit.TotalMilliseconds - (Environment.TickCount64 - start));
            if (TryConnect(transport, wait, TimeSpan.FromMilliseconds(remaining), out var failure))
            {
                return transport;
            }

            wait.ThrowIfCancelled();
            if (Environment.TickCount64 - start + pause >= limit.TotalMilliseconds)
            {
                throw new ConnectionException(
                    failure!.Failure, $"{failure.Message}, in spite of trying for {limit.TotalSeconds:0.###} s");
            }

            Pause(pause);
        }
    }

    // No token: it is short enough for the end of the wait not to have to cut it shorter. A method of its own, so that the
    // threads' assembly is loaded only when it is needed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Pause(int milliseconds) => Thread.Sleep(milliseconds);

    private bool TryConnect(Transport transport, HttpWait wait, TimeSpan remaining, out ConnectionException? failure)
    {
        failure = null;
        var isConnected = false;
        try
        {
            wait.Watch(transport);
            wait.ThrowIfCancelled();
            transport.Connect(host, port, remaining);
            // The end of the wait may have come before there was a socket to end.
            wait.ThrowIfCancelled();
            isConnected = true;
        }
        catch (ConnectionException exception)
        {
            failure = exception;
        }
        finally
        {
            if (!isConnected)
            {
                transport.Dispose();
            }
        }

        return isConnected;
    }
}
