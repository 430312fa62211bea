using PluginRuntime.ScriptedServer;

namespace PluginRuntime.Endurance.Chaos;

/// <summary>
/// One way in which the Runtime API misbehaves during an invocation, and what a host must make of it.
/// </summary>
/// <param name="Name">What it is called in the output.</param>
/// <param name="Answered">How the invocation is answered in spite of it.</param>
/// <param name="Fate">What becomes of the process.</param>
/// <param name="Weight">How often it comes, against the others.</param>
internal sealed record Fault(string Name, Answered Answered, Fate Fate, int Weight)
{
    /// <summary>Answers <c>next</c>.</summary>
    public Func<ScriptedRequest, ChaosEvent, Task> HandOut { get; init; } = static (next, invocation) => next.AnswerAsync(invocation.Plain);

    /// <summary>Whether an event whose <c>next</c> is asked again was handed out. If not it is handed out then, without a fault.</summary>
    public Handed Handed { get; init; } = Handed.Yes;

    /// <summary>
    /// Answers a response or an error, told how many were sent for this invocation before. The result says whether it was taken: Lambda has it, and
    /// gives it to the caller.
    /// </summary>
    public Func<ScriptedRequest, int, ChaosEvent, Task<bool>> Take { get; init; } = static async (post, _, _) =>
    {
        await post.AcceptedAsync();
        return true;
    };
}

/// <summary>How often an invocation is answered, counting what was taken.</summary>
internal enum Answered
{
    /// <summary>By its response, which is its event's bytes.</summary>
    ByResponse,

    /// <summary>By a function error: the event was damaged, its id was not.</summary>
    ByError,

    /// <summary>Not at all: the event never arrived, or the answer was refused.</summary>
    Never,

    /// <summary>Once or not at all: a reset throws away whatever the host had not read yet.</summary>
    OnceAtMost,
}

/// <summary>What becomes of the process.</summary>
internal enum Fate
{
    /// <summary>It asks for the next invocation.</summary>
    GoesOn,

    /// <summary>It ends with exit code 1.</summary>
    Ends,

    /// <summary>It goes on if the connection had been used before, so that it may have been stale; else it ends.</summary>
    GoesOnIfKept,

    /// <summary>One or the other.</summary>
    Either,
}

/// <summary>Whether an event was handed out.</summary>
internal enum Handed
{
    /// <summary>It was, well or badly.</summary>
    Yes,

    /// <summary>No byte of it was sent.</summary>
    No,

    /// <summary>It was, unless the same process asks again: then it has seen nothing of it.</summary>
    UnlessAskedAgain,
}
