namespace PluginRuntime.RuntimeApi;

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
