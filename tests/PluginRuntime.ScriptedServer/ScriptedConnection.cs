using System.Net.Sockets;

namespace PluginRuntime.ScriptedServer;

/// <summary>One client's connection, seen from the server.</summary>
internal sealed class ScriptedConnection : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly TaskCompletionSource<ClientEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _endedByScript = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    internal ScriptedConnection(Socket socket, int number)
    {
        _socket = socket;
        // A piece that a script sends by itself must also travel by itself.
        _socket.NoDelay = true;
        Number = number;
    }

    /// <summary>1 for the server's first connection.</summary>
    public int Number { get; }

    /// <summary>Completes when the client has left, or the script has ended the connection.</summary>
    public Task<ClientEnd> Ended => _ended.Task;

    /// <summary>Sends <paramref name="bytes"/>, whether or not anything was asked.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None)..];
        }
    }

    /// <summary>Sends <paramref name="bytes"/> cut into pieces; the last size is repeated until all is sent.</summary>
    /// <remarks>Each piece is a send of its own, but the client's system may join what the client has not read yet.</remarks>
    public async Task SendInPiecesAsync(ReadOnlyMemory<byte> bytes, params int[] pieceSizes)
    {
        for (var piece = 0; !bytes.IsEmpty; piece++)
        {
            var size = Math.Min(pieceSizes[Math.Min(piece, pieceSizes.Length - 1)], bytes.Length);
            await SendAsync(bytes[..size]);
            bytes = bytes[size..];
            await Task.Yield();
        }
    }

    /// <summary>Closes in good order: the client reads what was sent, then the end.</summary>
    public Task CloseAsync()
    {
        _endedByScript.TrySetResult();
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The client left first.
        }

        _socket.Close();
        return _reading;
    }

    /// <summary>Ends only the sending side: the client reads the end, and may go on sending.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Sends a reset, which throws away what the client has not read yet.</summary>
    public Task ResetAsync()
    {
        _endedByScript.TrySetResult();
        try
        {
            // Lingering for no time makes closing abort the connection.
            _socket.LingerState = new LingerOption(true, 0);
        }
        catch (ObjectDisposedException)
        {
            // The client left first.
        }

        _socket.Close();
        return _reading;
    }

    public async ValueTask DisposeAsync()
    {
        _endedByScript.TrySetResult();
        _socket.Dispose();
        await _reading;
    }

    internal void StartReading(bool bodiesAreReadOnDemand, Action<ScriptedRequest> deliver, Action<Exception> fail) =>
        _reading = ReadAsync(bodiesAreReadOnDemand, deliver, fail);

    private async Task ReadAsync(bool bodiesAreReadOnDemand, Action<ScriptedRequest> deliver, Action<Exception> fail)
    {
        var reader = new RequestReader(_socket);
        try
        {
            while (await reader.ReadHeadAsync(this) is { } request)
            {
                if (bodiesAreReadOnDemand)
                {
                    deliver(request);
                    await Task.WhenAny(request.BodyIsWanted, _endedByScript.Task);
                }

                await request.ReadFromAsync(reader);
                if (!bodiesAreReadOnDemand)
                {
                    deliver(request);
                }
            }

            End(ClientEnd.Closed);
        }
        catch (EndOfStreamException)
        {
            End(ClientEnd.ClosedInsideRequest);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            End(ClientEnd.Reset);
        }
        catch (InvalidDataException exception)
        {
            End(ClientEnd.ClosedInsideRequest);
            fail(exception);
        }
    }

    private void End(ClientEnd how) => _ended.TrySetResult(_endedByScript.Task.IsCompleted ? ClientEnd.EndedByScript : how);
}
