namespace PluginRuntime.Emulator.Functions;

/// <summary>
/// An invocation whose caller can be answered, though the function may still be busy with it.
/// </summary>
/// <param name="Result">What the caller gets.</param>
/// <param name="LogTail">
/// Completes when the function could take the next invocation, with the end of this one's log as its
/// <see cref="FunctionLog"/> keeps it. Cancelled if the function is disposed before.
/// </param>
internal sealed record AnsweredInvocation(InvocationResult Result, Task<ReadOnlyMemory<byte>> LogTail);
