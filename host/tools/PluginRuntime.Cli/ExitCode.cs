namespace PluginRuntime.Cli;

/// <summary>
/// What the command tells the shell. An interruption has 128 plus the signal's number instead.
/// </summary>
internal static class ExitCode
{
    /// <summary>The handler answered.</summary>
    public const int Success = 0;

    /// <summary>The handler failed, ran out of time, or ended its process.</summary>
    public const int FunctionFailed = 1;

    /// <summary>What was verified has errors.</summary>
    public const int HasErrors = 1;

    /// <summary>The command cannot be carried out as it was given, or the function cannot start.</summary>
    public const int CannotStart = 2;
}
