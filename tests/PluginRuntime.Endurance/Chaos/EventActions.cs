using System.Globalization;
using System.Text;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Chaos;

/// <summary>The ways of answering <c>next</c> that take more than one line.</summary>
internal static class EventActions
{
    public const string Chunked = "Transfer-Encoding: chunked\r\n";

    public static async Task Late(ScriptedRequest next, ChaosEvent invocation)
    {
        await invocation.DelayAsync();
        await next.AnswerAsync(invocation.Plain);
    }

    public static async Task BodyLate(ScriptedRequest next, ChaosEvent invocation)
    {
        var start = invocation.CutInBody();
        await next.AnswerAsync(start);
        await invocation.DelayAsync();
        await next.AnswerAsync(invocation.Plain.AsMemory(start.Length));
    }

    public static Task AfterInterimAnswers(ScriptedRequest next, ChaosEvent invocation) => next.AnswerAsync(invocation.Framed(
        $"Content-Length: {invocation.Body.Length}\r\n",
        invocation.Body,
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n"));

    public static Task MoreHeaders(ScriptedRequest next, ChaosEvent invocation)
    {
        var headers = new StringBuilder();
        for (var number = 0; number < 100; number++)
        {
            headers.Append(CultureInfo.InvariantCulture, $"x-header-{number}:{new string('v', invocation.Random.Next(100))}\r\n");
        }

        return next.AnswerAsync(invocation.Framed($"{headers}content-length:{invocation.Body.Length}\r\n", invocation.Body));
    }

    public static async Task ThenAnnouncedClose(ScriptedRequest next, ChaosEvent invocation)
    {
        await next.AnswerAsync(invocation.Framed($"Connection: close\r\nContent-Length: {invocation.Body.Length}\r\n", invocation.Body));
        await next.CloseAsync();
    }

    public static async Task UntilClose(ScriptedRequest next, ChaosEvent invocation)
    {
        await next.AnswerAsync(invocation.Framed("", invocation.Body));
        await next.CloseAsync();
    }

    public static async Task CutShort(ScriptedRequest next, ChaosEvent invocation)
    {
        await next.AnswerAsync(invocation.CutInBody());
        await next.CloseAsync();
    }

    public static async Task ChunkCutShort(ScriptedRequest next, ChaosEvent invocation)
    {
        await next.AnswerAsync(invocation.Framed(Chunked, "ff\r\nonly this"u8));
        await next.CloseAsync();
    }

    public static async Task ResetInside(ScriptedRequest next, ChaosEvent invocation)
    {
        await next.AnswerAsync(invocation.CutInBody());
        await next.ResetAsync();
    }

    public static async Task HeadCutShort(ScriptedRequest next, ChaosEvent invocation)
    {
        await next.AnswerAsync(invocation.Plain.AsMemory(0, invocation.Random.Next(1, 60)));
        await next.CloseAsync();
    }
}
