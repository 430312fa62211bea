namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The loop that such a program runs.</summary>
public sealed class LambdaBootstrap(Func<Stream, Stream> handler)
{
    public void Run() => throw new InvalidOperationException($"No test runs {handler.Method.Name} in a loop of its own.");
}
