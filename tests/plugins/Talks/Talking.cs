using PluginRuntime;

namespace Talks;

/// <summary>Writes its event to the console and to the log in every way there is.</summary>
public sealed class Talking : IHandler<string>
{
    public ValueTask HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken)
    {
        Console.WriteLine($"out {payload}");
        Console.Error.WriteLine($"error {payload}");
        Console.Write("be");
        Console.Write("gun");
        context.Log(LambdaLogLevel.Warning, $"log {payload}");
        return default;
    }
}
