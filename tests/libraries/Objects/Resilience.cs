using Polly;
using Polly.Retry;
using PluginRuntime;

namespace Libraries.Objects;

[Handler("Polly")]
public sealed class Retried : LibraryHandler
{
    protected override async Task<string> UseAsync(CancellationToken cancellationToken)
    {
        var attempts = 0;
        var pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }).Build();
        await pipeline.ExecuteAsync(
            _ => ++attempts < 3 ? throw new InvalidOperationException("not yet") : ValueTask.CompletedTask, cancellationToken);
        return $"{attempts} attempts";
    }
}
