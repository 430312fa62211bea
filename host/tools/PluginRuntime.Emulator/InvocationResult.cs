namespace PluginRuntime.Emulator;

/// <summary>
/// How one invocation ended, as the caller of Lambda's Invoke API would learn it.
/// </summary>
/// <param name="Payload">What the caller receives: the response, or the JSON of the error.</param>
/// <param name="ErrorType">Lambda's error type, such as <c>Sandbox.Timedout</c>; null for a response.</param>
internal abstract record InvocationResult(ReadOnlyMemory<byte> Payload, string? ErrorType)
{
    /// <summary>The handler answered.</summary>
    internal sealed record Response(ReadOnlyMemory<byte> Body, string ContentType) : InvocationResult(Body, null);

    /// <summary>The handler failed and the host said so, or Lambda refused its response.</summary>
    internal sealed record FunctionError(ReadOnlyMemory<byte> Body, string Type) : InvocationResult(Body, Type);

    /// <summary>The host could not start and said why.</summary>
    internal sealed record InitError(ReadOnlyMemory<byte> Body, string Type) : InvocationResult(Body, Type);

    /// <summary>Lambda lost its patience and killed the process.</summary>
    internal sealed record Timeout(string RequestId, TimeLimit Limit)
        : InvocationResult(
            ErrorJson.Write("Sandbox.Timedout", $"RequestId: {RequestId} Error: {Limit.Description}"),
            "Sandbox.Timedout");

    /// <summary>The process ended without an answer.</summary>
    /// <param name="RequestId">The invocation that was under way.</param>
    /// <param name="ExitCode">On Unix, 128 plus the signal's number if a signal ended it.</param>
    /// <param name="IsOutOfMemory">It was killed since it took more memory than its function has.</param>
    internal sealed record Crash(string RequestId, int ExitCode, bool IsOutOfMemory = false)
        : InvocationResult(
            ErrorJson.Write("Runtime.ExitError", $"RequestId: {RequestId} Error: {(IsOutOfMemory ? "Runtime exited with error: signal: killed" : Describe(ExitCode))}"),
            "Runtime.ExitError")
    {
        /// <summary>What the REPORT line says of one that was out of memory; its caller is told no more than of any other end.</summary>
        public const string OutOfMemory = "Runtime.OutOfMemory";

        private static string Describe(int exitCode) => exitCode switch
        {
            0 => "Runtime exited without providing a reason",
            134 => "Runtime exited with error: exit status 134 (SIGABRT)",
            137 => "Runtime exited with error: exit status 137 (SIGKILL)",
            139 => "Runtime exited with error: exit status 139 (SIGSEGV)",
            143 => "Runtime exited with error: exit status 143 (SIGTERM)",
            _ => $"Runtime exited with error: exit status {exitCode}",
        };
    }
}
