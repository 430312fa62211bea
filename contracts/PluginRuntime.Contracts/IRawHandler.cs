using System.Buffers;

namespace PluginRuntime;

/// <summary>
/// Answers invocations in bytes: no JSON is read, written or loaded.
/// </summary>
/// <remarks>
/// The host makes one instance before the first invocation and uses it for every one: with the type's public parameterless
/// constructor, or with its dependencies if the plugin has a class that implements <c>IHandlerStartup</c>. The type may be
/// internal.
/// </remarks>
public interface IRawHandler
{
    /// <summary>Answers one invocation.</summary>
    /// <param name="payload">
    /// The event as it came, 0 to 67,108,864 bytes. The memory is used again afterwards: valid until the returned task ends.
    /// </param>
    /// <param name="response">Takes the response, at most 6,291,556 bytes. Valid until the returned task ends.</param>
    /// <param name="context">The facts of this invocation, valid until its <c>AfterResponse</c> work has ended.</param>
    /// <param name="cancellationToken">
    /// Cancelled a margin before the deadline: 200 ms, or what <c>PLUGINRUNTIME_DEADLINE_MARGIN_MS</c> says.
    /// </param>
    /// <returns>A task that ends when the response is complete.</returns>
    /// <exception cref="FunctionException">The handler chooses the error type that its caller sees.</exception>
    ValueTask HandleAsync(
        ReadOnlyMemory<byte> payload,
        IBufferWriter<byte> response,
        IInvocationContext context,
        CancellationToken cancellationToken);
}
