using PluginRuntime;

namespace Waits;

/// <summary>Waits for the event <c>forever</c>, whatever its token says, and answers any other at once.</summary>
[Handler("ignores")]
public sealed class IgnoresItsToken : IHandler<string?, string>
{
    public async ValueTask<string> HandleAsync(string? payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        if (payload == "forever")
        {
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }

        return "done";
    }
}
