using System.Buffers;
using System.Text;
using PluginRuntime;

namespace Strays;

/// <summary>
/// Leaves work running after its first response that goes on in the second invocation: it logs, and writes to the response it once had.
/// </summary>
[Handler("leaves")]
public sealed class LeavesWorkRunning : IRawHandler
{
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<string>? _stray;

    public async ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload, IBufferWriter<byte> response, IInvocationContext context, CancellationToken cancellationToken)
    {
        response.Write(payload.Span);
        if (_stray is null)
        {
            _stray = StrayAsync(response, context);
            return;
        }

        _second.TrySetResult();
        response.Write(Encoding.UTF8.GetBytes(", " + await _stray));
    }

    private async Task<string> StrayAsync(IBufferWriter<byte> response, IInvocationContext context)
    {
        await _second.Task;
        context.Log(LambdaLogLevel.Information, "still running");
        try
        {
            response.Write("stray"u8);
            return "written";
        }
        catch (InvalidOperationException error)
        {
            return error.GetType().Name;
        }
    }
}
