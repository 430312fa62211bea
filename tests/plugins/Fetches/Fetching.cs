using PluginRuntime;

namespace Fetches;

/// <summary>Gets what lies at the address in the event.</summary>
public sealed class Fetching : IHandler<string, string>, IDisposable
{
    private readonly HttpClient _client = new();

    public async ValueTask<string> HandleAsync(string payload, IInvocationContext context, CancellationToken cancellationToken) =>
        await _client.GetStringAsync(new Uri(payload), cancellationToken);

    public void Dispose() => _client.Dispose();
}
