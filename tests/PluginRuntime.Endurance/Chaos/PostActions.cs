using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Chaos;

/// <summary>The ways of answering a response or an error; each says whether it was taken.</summary>
internal static class PostActions
{
    private const string AcceptedHead = "HTTP/1.1 202 Accepted\r\n";

    /// <summary>Sends something and counts the answer as taken.</summary>
    public static async Task<bool> TakenAsync(ScriptedRequest post, string bytes)
    {
        await post.AnswerAsync(bytes);
        return true;
    }

    /// <summary>Refuses the first; whatever comes after it should not have come, and is taken.</summary>
    public static async Task<bool> RefusedAsync(ScriptedRequest post, int attempt, int status)
    {
        await post.AnswerAsync(attempt == 0 ? Answers.Status(status) : Answers.Accepted);
        return attempt > 0;
    }

    public static async Task<bool> ByteByByte(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        await post.AnswerInPiecesAsync(Answers.Accepted, 1);
        return true;
    }

    public static async Task<bool> Late(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        await invocation.DelayAsync();
        await post.AcceptedAsync();
        return true;
    }

    public static Task<bool> AfterInterimAnswer(ScriptedRequest post, int attempt, ChaosEvent invocation) =>
        TakenAsync(post, $"HTTP/1.1 100 Continue\r\n\r\n{AcceptedHead}{EventActions.Chunked}\r\n2;x\r\nOK\r\n0\r\n\r\n");

    public static async Task<bool> ThenAnnouncedClose(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        await post.AnswerAsync($"{AcceptedHead}Connection: close\r\nContent-Length: 0\r\n\r\n");
        await post.CloseAsync();
        return true;
    }

    public static async Task<bool> CloseAfterHead(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        await post.AnswerAsync($"{AcceptedHead}Content-Length: 16\r\n\r\n");
        await post.CloseAsync();
        return true;
    }

    public static async Task<bool> CloseWithoutTaking(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        if (attempt > 0)
        {
            await post.AcceptedAsync();
            return true;
        }

        await post.CloseAsync();
        return false;
    }

    public static async Task<bool> ResetWithoutTaking(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        if (attempt > 0)
        {
            await post.AcceptedAsync();
            return true;
        }

        await post.ResetAsync();
        return false;
    }

    public static async Task<bool> CloseAfterTaking(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        switch (attempt)
        {
            case 0:
                await post.CloseAsync();
                return true;
            case 1:
                await post.AnswerAsync(Answers.Status(403));
                return false;
            default:
                await post.AcceptedAsync();
                return true;
        }
    }

    public static async Task<bool> CloseTwice(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        if (attempt > 1)
        {
            await post.AcceptedAsync();
            return true;
        }

        await post.CloseAsync();
        return false;
    }

    public static async Task<bool> StatusCutShort(ScriptedRequest post, int attempt, ChaosEvent invocation)
    {
        await post.AnswerAsync("HTTP/1.1 20");
        await post.CloseAsync();
        return true;
    }
}
