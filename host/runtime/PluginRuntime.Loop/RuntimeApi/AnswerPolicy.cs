namespace PluginRuntime.RuntimeApi;

/// <summary>What each status means on each call.</summary>
internal static class AnswerPolicy
{
    /// <summary>The row that fits, from the top.</summary>
    public static AnswerMeaning Of(RuntimeApiCall call, int status) => (call, status) switch
    {
        // Only 200 carries an event. Asking again after anything else would be a loop that nobody stops.
        (RuntimeApiCall.Next or RuntimeApiCall.RestoreNext, 200) => AnswerMeaning.GoOn,
        (RuntimeApiCall.Next or RuntimeApiCall.RestoreNext, _) => AnswerMeaning.Exit,

        // The process ends anyway, whether or not Lambda took its reason.
        (RuntimeApiCall.InitError or RuntimeApiCall.RestoreError, _) => AnswerMeaning.GoOn,

        (_, >= 200 and <= 299) => AnswerMeaning.GoOn,
        (_, 403) => AnswerMeaning.AlreadyAnswered,
        // "Container error. Non-recoverable state. Runtime should exit promptly."
        (_, >= 500) => AnswerMeaning.Exit,
        // Among them 400 (unknown id), 410 (too late) and 413 (too large, which Lambda reports to the caller itself).
        _ => AnswerMeaning.LogAndGoOn,
    };
}

/// <summary>The calls a runtime makes.</summary>
internal enum RuntimeApiCall
{
    Next,
    Response,
    Error,
    InitError,
    RestoreNext,
    RestoreError,
}

/// <summary>What the runtime does about an answer.</summary>
internal enum AnswerMeaning
{
    /// <summary>All is well.</summary>
    GoOn,

    /// <summary>Log it and ask for the next invocation; nothing else is said about this one.</summary>
    LogAndGoOn,

    /// <summary>Another response was there first. After a repeated request: this one was.</summary>
    AlreadyAnswered,

    /// <summary>Ask for nothing more, say nothing more, end the process.</summary>
    Exit,
}
