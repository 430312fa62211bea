using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Messages;
using Microsoft.Testing.Platform.Services;

namespace PluginRuntime.SkipReport;

/// <summary>
/// Leaves a file that lists the skipped tests, and whose name says how many there are and what they lack.
/// </summary>
/// <remarks>
/// <c>dotnet test</c> shows nothing that the test program writes while all is well, but it ends with the names of the files that were left: the name is the line.
/// </remarks>
internal sealed class SkipReporter(IMessageBus bus, string? folder) : IDataConsumer, IDataProducer, ITestSessionLifetimeHandler
{
    private readonly Skips _skips = new();

    public string Uid => nameof(SkipReporter);

    public string Version => "1.0.0";

    public string DisplayName => "Skipped tests";

    public string Description => "Tells at the end what was skipped, and for want of what";

    public Type[] DataTypesConsumed => [typeof(TestNodeUpdateMessage)];

    public Type[] DataTypesProduced => [typeof(SessionFileArtifact)];

    public Task<bool> IsEnabledAsync() => Task.FromResult(folder is not null);

    public Task ConsumeAsync(IDataProducer dataProducer, IData value, CancellationToken cancellationToken)
    {
        var node = ((TestNodeUpdateMessage)value).TestNode;
        if (node.Properties.SingleOrDefault<TestNodeStateProperty>() is SkippedTestNodeStateProperty skipped && !IsExplicit(skipped))
        {
            _skips.Add(node.DisplayName, skipped.Explanation);
        }

        return Task.CompletedTask;
    }

    // It is reported as skipped, too, and lacks nothing but somebody who asks for it.
    private static bool IsExplicit(SkippedTestNodeStateProperty skipped) =>
        skipped.Explanation?.StartsWith("Not run (due to explicit", StringComparison.Ordinal) == true;

    public Task OnTestSessionStartingAsync(ITestSessionContext testSessionContext) => Task.CompletedTask;

    public async Task OnTestSessionFinishingAsync(ITestSessionContext testSessionContext)
    {
        if (_skips.WriteTo(folder!) is { } report)
        {
            await bus.PublishAsync(this, new SessionFileArtifact(testSessionContext.SessionUid, report, DisplayName));
        }
    }
}
