using System.Buffers;
using System.Net.Sockets;
using System.Text;
using PluginRuntime;

namespace Endures;

/// <summary>Keeps 64 KB of each invocation.</summary>
[Handler("leak-memory")]
internal sealed class LeakMemory : Echo
{
    private readonly List<byte[]> _kept = [];

    public override ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        var block = new byte[64 * 1024];
        // What was never written to has no physical memory.
        Array.Fill(block, (byte)1);
        _kept.Add(block);
        return base.HandleAsync(payload, response, context, cancellationToken);
    }
}

/// <summary>Leaves a file open every tenth time: a process may have 1,024.</summary>
[Handler("leak-handles")]
internal sealed class LeakHandles : Echo
{
    private readonly List<FileStream> _kept = [];
    private int _count;

    public override ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (_count++ % 10 == 0)
        {
            _kept.Add(File.OpenRead("/dev/null"));
        }

        return base.HandleAsync(payload, response, context, cancellationToken);
    }
}

/// <summary>Leaves a thread behind every tenth time.</summary>
[Handler("leak-threads")]
internal sealed class LeakThreads : Echo
{
    private int _count;

    public override ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (_count++ % 10 == 0)
        {
            new Thread(() => Thread.Sleep(Timeout.Infinite), maxStackSize: 64 * 1024) { IsBackground = true }.Start();
        }

        return base.HandleAsync(payload, response, context, cancellationToken);
    }
}

/// <summary>Ends the process at its twentieth invocation, which nobody answers then.</summary>
[Handler("lose")]
internal sealed class Lose : Echo
{
    private int _count;

    public override ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (++_count == 20)
        {
            Environment.Exit(1);
        }

        return base.HandleAsync(payload, response, context, cancellationToken);
    }
}

/// <summary>Answers its twentieth invocation by itself, before the host does.</summary>
[Handler("double")]
internal sealed class Double : Echo
{
    private int _count;

    public override async ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (++_count == 20)
        {
            await AnswerAsync(payload, context.RequestId, cancellationToken);
        }

        await base.HandleAsync(payload, response, context, cancellationToken);
    }

    private static async Task AnswerAsync(ReadOnlyMemory<byte> payload, string requestId, CancellationToken cancellationToken)
    {
        var address = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!.Split(':');
        using var client = new TcpClient(address[0], int.Parse(address[1], null));
        var head = $"POST /2018-06-01/runtime/invocation/{requestId}/response HTTP/1.1\r\nHost: {address[0]}\r\nContent-Length: {payload.Length}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        await client.GetStream().WriteAsync(payload, cancellationToken);
        await client.GetStream().ReadExactlyAsync(new byte["HTTP/1.1 202".Length], cancellationToken);
    }
}
