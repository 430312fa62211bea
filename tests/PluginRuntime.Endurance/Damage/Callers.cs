using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Damage;

/// <summary>
/// Invocations without a pause, as many at once as the host has loops, each of which must be answered once, by a version that may serve.
/// </summary>
internal sealed class Callers(ScriptedRuntimeApi server)
{
    private const string Invocation = "/2018-06-01/runtime/invocation/";

    private readonly HashSet<string> _open = [];
    private volatile bool _isEnding;

    /// <summary>How many were answered rightly.</summary>
    public int Answered { get; private set; }

    /// <summary>What was wrong, some of it.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>The request ids that nobody answered.</summary>
    public IReadOnlyCollection<string> Lost => _open;

    /// <summary>Calls until it is to end and all that was handed out is answered.</summary>
    /// <param name="giveUp">Waits for no more answers.</param>
    public async Task RunAsync(CancellationToken giveUp)
    {
        var number = 0;
        try
        {
            while (!_isEnding || _open.Count > 0)
            {
                var request = await server.NextRequestAsync(giveUp);
                if (request.Path != Invocation + "next")
                {
                    Take(request);
                    await request.AcceptedAsync();
                }
                else if (!_isEnding)
                {
                    var id = $"id-{(++number).ToString(CultureInfo.InvariantCulture)}";
                    _open.Add(id);
                    await request.AnswerEventAsync(id, "{}"u8.ToArray());
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody answers any more, or takes an event: what is open now is lost.
        }
    }

    /// <summary>Hands out no more.</summary>
    public void End() => _isEnding = true;

    private void Take(ScriptedRequest post)
    {
        var parts = post.Path.Split('/');
        var id = parts[^2];
        if (_open.Remove(id) && parts[^1] == "response" && IsRight(post.Body, id))
        {
            Answered++;
        }
        else if (Wrong.Count < 10)
        {
            Wrong.Add($"{post.Path}: {post.BodyText}");
        }
    }

    private static bool IsRight(byte[] body, string id)
    {
        using var answer = JsonDocument.Parse(body);
        var version = int.Parse(answer.RootElement.GetProperty("version").GetString()!, CultureInfo.InvariantCulture);
        return answer.RootElement.GetProperty("requestId").GetString() == id && DamagedPackage.DamageOf(version) is null or { MayServe: true };
    }
}
