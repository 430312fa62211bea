using System.Buffers;

namespace PluginRuntime.Binding;

/// <summary>
/// Takes the response of one invocation from a bound handler.
/// </summary>
internal abstract class ResponseWriter
{
    /// <summary>What is said of JSON.</summary>
    public const string Json = "application/json";

    /// <summary>What is said of bytes that nobody named.</summary>
    public const string Octets = "application/octet-stream";

    /// <summary>The response's bytes. A handler that writes none gives its caller an empty body.</summary>
    public abstract IBufferWriter<byte> Body { get; }

    /// <summary>Whether the handler wrote more than Lambda takes. It is told of that when it returns.</summary>
    public abstract bool IsTooLong { get; }

    /// <summary>The media type of the response.</summary>
    public string ContentType { get; set; } = Json;

    /// <summary>
    /// The response as a stream that goes out while it is written. From then on <see cref="Body"/> and <see cref="ContentType"/> count no
    /// more.
    /// </summary>
    /// <param name="contentType">The media type.</param>
    /// <param name="httpPrelude">Status, headers and cookies as JSON; nothing if there are none, or if they come later.</param>
    /// <exception cref="InvalidOperationException">There is a stream already.</exception>
    public abstract ResponseStream OpenStream(string contentType, ReadOnlyMemory<byte> httpPrelude = default);

    /// <summary>
    /// Sends the response to its end: what the handler does until it returns is work after the response. Nothing can be written any more.
    /// </summary>
    /// <returns>Whether it could be sent. If not, the handler should return, and the loop tells why.</returns>
    public abstract bool TryComplete();
}
