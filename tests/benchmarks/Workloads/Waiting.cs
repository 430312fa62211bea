using System.Buffers;
using System.Text;
using PluginRuntime;

namespace Workloads;

/// <summary>Answers with the invocation's id, at once.</summary>
[Handler("at-once")]
internal sealed class AtOnce : IRawHandler
{
    public ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload,
        IBufferWriter<byte> response,
        IInvocationContext context,
        CancellationToken cancellationToken)
    {
        Encoding.UTF8.GetBytes(context.RequestId, response);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Answers with the invocation's id after 20 ms in which it needs no thread, as handlers wait for other services.</summary>
[Handler("after-20-ms")]
internal sealed class Waiting : IRawHandler
{
    public async ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload,
        IBufferWriter<byte> response,
        IInvocationContext context,
        CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        Encoding.UTF8.GetBytes(context.RequestId, response);
    }
}
