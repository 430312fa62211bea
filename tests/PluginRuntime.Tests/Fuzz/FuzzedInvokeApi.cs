using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using PluginRuntime.Emulator;
using PluginRuntime.Emulator.InvokeApi;
using PluginRuntime.Tests.Emulator;

namespace PluginRuntime.Tests.Fuzz;

/// <summary>
/// The Invoke API on a real socket, and behind it a function that answers everything. Each input has a connection of its own, which the
/// caller half-closes: so an answer or a close must come, whatever the bytes.
/// </summary>
internal sealed partial class FuzzedInvokeApi : IDisposable
{
    private const int InputsBetweenLooks = 5_000;
    // Of the whole process, in which other tests run.
    private const long MostGrowthBytes = 256 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private const int MostTries = 10;

    /// <summary>How long an input may take with all its tries.</summary>
    public static readonly TimeSpan MostTime = Patience * (MostTries + 1);

    private static readonly byte[] Valid = Encoding.ASCII.GetBytes(
        "POST /2015-03-31/functions/function/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}");

    private readonly CancellationTokenSource _ending = new();
    private readonly InvokeServer _server;
    private readonly IPEndPoint _address;
    private long _count;
    private long _memory;

    public FuzzedInvokeApi()
    {
        var settings = new FunctionSettings
        {
            Handler = "function",
            FunctionName = "function",
            TaskRoot = "/",
            Host = new HostCommand("/bin/sh", ["-c", ChildScript.TellsAddressAndWaits]),
            Timeout = TimeSpan.FromMinutes(15),
        };
        _server = InvokeServer.StartAsync([settings], port: 0, Hear, CancellationToken.None).GetAwaiter().GetResult();
        _address = IPEndPoint.Parse(new Uri(_server.Url).Authority);
        Assert.StartsWith("HTTP/1.1 200", Ask(Valid));
    }

    /// <summary>Sends an input; the answer begins with a status, or there is none and the connection is closed.</summary>
    public void Read(byte[] input)
    {
        var answer = Ask(input);

        // The third: who speaks HTTP/2 is told in HTTP/2 to go away.
        Assert.Matches(@"\A(\z|HTTP/1\.1 [2-5][0-9][0-9] |\x00\x00\x08\x07)", answer);
        if (_count++ % InputsBetweenLooks == 0)
        {
            Assert.StartsWith("HTTP/1.1 200", Ask(Valid));
            var memory = GC.GetTotalMemory(forceFullCollection: true);
            _memory = _memory == 0 ? memory : _memory;
            Assert.InRange(memory, 0, _memory + MostGrowthBytes);
        }
    }

    public void Dispose()
    {
        _ending.Cancel();
        _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _ending.Dispose();
    }

    // In two seconds. A machine that is busy with other things gets other tries; who hangs, hangs in each.
    private string Ask(byte[] input)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return AskOnce(input);
            }
            catch (TimeoutException) when (tries < MostTries)
            {
                // Once more.
            }
        }
    }

    private string AskOnce(byte[] input)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveTimeout = (int)Patience.TotalMilliseconds,
        };

        // Of one address there are not enough ports: each waits a minute before it is used again.
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + (_count % 250))]), 0));
        socket.Connect(_address);
        try
        {
            for (var sent = 0; sent < input.Length;)
            {
                sent += socket.Send(input, sent, input.Length - sent, SocketFlags.None);
            }

            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // Refused before all was sent; the answer may have come.
        }

        return Answer(socket);
    }

    private static string Answer(Socket socket)
    {
        var answer = new StringBuilder();
        var buffer = new byte[4 * 1024];
        try
        {
            int count;
            while ((count = socket.Receive(buffer)) > 0)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            throw new TimeoutException($"Neither an answer nor a close, only '{answer}'.");
        }
        catch (SocketException)
        {
            // A reset is a close.
        }

        return answer.ToString();
    }

    // The function's process tells where its Runtime API is; it is played here.
    private void Hear(LogLine line)
    {
        if (Address().Match(line.Text) is { Success: true, Value: var address })
        {
            _ = Task.Run(() => AnswerAllAsync(address));
        }
    }

    private async Task AnswerAllAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/invocation/"), Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            while (true)
            {
                using var next = await client.GetAsync("next", _ending.Token);
                var requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
                using var content = new StringContent("{}");
                using var answer = await client.PostAsync($"{requestId}/response", content, _ending.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException)
        {
            // The end.
        }
    }

    [GeneratedRegex(@"^127\.0\.0\.1:[0-9]+$")]
    private static partial Regex Address();
}
