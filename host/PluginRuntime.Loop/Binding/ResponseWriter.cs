using System.Buffers;

namespace PluginRuntime.Binding;

/// <summary>
/// Takes the response of one invocation from a bound handler.
/// </summary>
internal abstract class ResponseWriter
{
    /// <summary>The response's bytes. A handler that writes none gives its caller an empty body.</summary>
    public abstract IBufferWriter<byte> Body { get; }

    /// <summary>The media type of the response.</summary>
    public string ContentType { get; set; } = "application/json";
}
