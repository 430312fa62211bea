using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Chaos;

/// <summary>
/// All the faults: what each does, whether its invocation can be answered, and what becomes of the process.
/// </summary>
/// <remarks>
/// An answer counts as taken once the server has it whole and says so, or begins to, or says nothing of a request that it refuses when it is
/// repeated. It does not count if the server refuses it, or closes without a word and takes the repetition. A process that ends is
/// followed by another, which gets the next event.
/// </remarks>
internal static class Faults
{
    // What ends a process comes seldom, since each costs a start.
    private const int Often = 10;
    private const int Seldom = 1;

    /// <summary>No fault, by far the most frequent.</summary>
    public static readonly Fault None = new("none", Answered.ByResponse, Fate.GoesOn, Weight: 100);

    private static readonly Fault[] Events =
    [
        // Odd, slow and legal.
        Event("event byte by byte", Answered.ByResponse, Fate.GoesOn, static (next, e) => next.AnswerInPiecesAsync(e.Plain, 1)),
        Event("event in pieces", Answered.ByResponse, Fate.GoesOn, static (next, e) => next.AnswerInPiecesAsync(e.Plain, e.Random.Next(2, 400))),
        Event("event late", Answered.ByResponse, Fate.GoesOn, EventActions.Late),
        Event("event's body late", Answered.ByResponse, Fate.GoesOn, EventActions.BodyLate),
        Event("event in chunks", Answered.ByResponse, Fate.GoesOn, static (next, e) => next.AnswerAsync(e.Framed(EventActions.Chunked, e.Chunks(300)))),
        Event("event in tiny chunks with extensions", Answered.ByResponse, Fate.GoesOn, static (next, e) => next.AnswerAsync(e.Framed(EventActions.Chunked, e.Chunks(3, ";a=\"b;c\"")))),
        Event("event in chunks with trailers", Answered.ByResponse, Fate.GoesOn, static (next, e) => next.AnswerAsync(e.Framed(EventActions.Chunked, e.Chunks(300, trailers: "X-One: 1\r\nX-Two: 2\r\n")))),
        Event("event after 100 and 103", Answered.ByResponse, Fate.GoesOn, EventActions.AfterInterimAnswers),
        Event("event with 100 more headers", Answered.ByResponse, Fate.GoesOn, EventActions.MoreHeaders),
        Event("event, then close announced", Answered.ByResponse, Fate.GoesOn, EventActions.ThenAnnouncedClose),
        Event("event until close", Answered.ByResponse, Fate.GoesOn, EventActions.UntilClose),
        Event("event and bytes behind it", Answered.ByResponse, Fate.GoesOn, static (next, e) => next.AnswerAsync((byte[])[.. e.Plain, .. "HTTP/1.1 200 OK\r\n"u8])),

        // Closed or reset before a byte: a stale connection, if it had been used before. The event was never handed out.
        Event("close before event", Answered.ByResponse, Fate.GoesOnIfKept, static (next, _) => next.CloseAsync()) with { Handed = Handed.No },
        Event("reset before event", Answered.ByResponse, Fate.GoesOnIfKept, static (next, _) => next.ResetAsync()) with { Handed = Handed.No },

        // The id arrived and the event did not: its caller is told so, and the process ends.
        Ending("event cut short", Answered.ByError, EventActions.CutShort),
        Ending("two lengths", Answered.ByError, static (next, e) => next.AnswerAsync(e.Framed("Content-Length: 1\r\nContent-Length: 2\r\n", e.Body))),
        Ending("bad chunk size", Answered.ByError, static (next, e) => next.AnswerAsync(e.Framed(EventActions.Chunked, "none\r\n"u8))),
        Ending("chunk cut short", Answered.ByError, EventActions.ChunkCutShort),
        Event("reset inside event", Answered.OnceAtMost, Fate.Either, EventActions.ResetInside, Seldom) with { Handed = Handed.UnlessAskedAgain },

        // Nobody knows what to answer.
        Ending("event without id", Answered.Never, static (next, _) => next.AnswerAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
        Ending("head cut short", Answered.Never, EventActions.HeadCutShort),
        Ending("no HTTP", Answered.Never, static (next, _) => next.AnswerAsync("SSH-2.0-OpenSSH_9.2\r\n")),
        Ending("folded header", Answered.Never, static (next, e) => next.AnswerAsync(e.Framed("X-Folded: one\r\n two\r\nContent-Length: 0\r\n", default))),
        Ending("header without colon", Answered.Never, static (next, e) => next.AnswerAsync(e.Framed("nothing\r\nContent-Length: 0\r\n", default))),
        Ending("500 to next", Answered.Never, static (next, _) => next.AnswerAsync(Answers.Status(500))),
        Ending("204 to next", Answered.Never, static (next, _) => next.AnswerAsync("HTTP/1.1 204 No Content\r\n\r\n")),
    ];

    private static readonly Fault[] Posts =
    [
        // Odd, slow and legal.
        Post("202 byte by byte", Answered.ByResponse, Fate.GoesOn, PostActions.ByteByByte),
        Post("202 late", Answered.ByResponse, Fate.GoesOn, PostActions.Late),
        Post("202 after 100, in chunks", Answered.ByResponse, Fate.GoesOn, PostActions.AfterInterimAnswer),
        Post("204", Answered.ByResponse, Fate.GoesOn, static (post, _, _) => PostActions.TakenAsync(post, "HTTP/1.1 204 No Content\r\n\r\n")),
        Post("202, then close announced", Answered.ByResponse, Fate.GoesOn, PostActions.ThenAnnouncedClose),

        // The status arrived, so the answer did.
        Post("close after 202's head", Answered.ByResponse, Fate.GoesOn, PostActions.CloseAfterHead),

        // A connection that may have been stale: the answer is repeated, and taken once.
        Post("close before 202, not taken", Answered.ByResponse, Fate.GoesOn, PostActions.CloseWithoutTaking),
        Post("reset before 202, not taken", Answered.ByResponse, Fate.GoesOn, PostActions.ResetWithoutTaking),
        Post("close before 202, taken", Answered.ByResponse, Fate.GoesOn, PostActions.CloseAfterTaking),

        // Refused: logged, and nothing more is said about that invocation.
        Post("400", Answered.Never, Fate.GoesOn, static (post, attempt, _) => PostActions.RefusedAsync(post, attempt, 400)),
        Post("403", Answered.Never, Fate.GoesOn, static (post, attempt, _) => PostActions.RefusedAsync(post, attempt, 403)),
        Post("410", Answered.Never, Fate.GoesOn, static (post, attempt, _) => PostActions.RefusedAsync(post, attempt, 410)),
        Post("413", Answered.Never, Fate.GoesOn, static (post, attempt, _) => PostActions.RefusedAsync(post, attempt, 413)),

        // Whoever answers like that is no Runtime API any more.
        Post("500", Answered.Never, Fate.Ends, static (post, attempt, _) => PostActions.RefusedAsync(post, attempt, 500), Seldom),
        Post("close twice", Answered.Never, Fate.Ends, PostActions.CloseTwice, Seldom),
        Post("taken, but no HTTP", Answered.ByResponse, Fate.Ends, static (post, _, _) => PostActions.TakenAsync(post, "thank you\r\n"), Seldom),
        Post("taken, status cut short", Answered.ByResponse, Fate.Ends, PostActions.StatusCutShort, Seldom),
    ];

    /// <summary>All of them, without a fault first.</summary>
    public static IReadOnlyList<Fault> All { get; } = [None, .. Events, .. Posts];

    private static Fault Event(
        string name, Answered answered, Fate fate, Func<ScriptedRequest, ChaosEvent, Task> handOut, int weight = Often) =>
        new(name, answered, fate, weight) { HandOut = handOut };

    private static Fault Ending(string name, Answered answered, Func<ScriptedRequest, ChaosEvent, Task> handOut) =>
        Event(name, answered, Fate.Ends, handOut, Seldom);

    private static Fault Post(
        string name, Answered answered, Fate fate, Func<ScriptedRequest, int, ChaosEvent, Task<bool>> take, int weight = Often) =>
        new(name, answered, fate, weight) { Take = take };
}
