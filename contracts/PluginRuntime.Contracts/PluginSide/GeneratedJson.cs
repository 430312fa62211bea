using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace PluginRuntime.PluginSide;

/// <summary>
/// Reads and writes the JSON of one type exactly as the plugin's context does it, or not at all.
/// </summary>
/// <remarks>For generated code alone. What is not as usual is the context's: it reads from the beginning, and has the words for what is wrong.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedJson<TValue>
{
    /// <summary>Reads an event.</summary>
    /// <returns>Whether it could be read here. If not, nothing can be said of it.</returns>
    public abstract bool TryRead(ReadOnlySpan<byte> payload, [MaybeNullWhen(false)] out TValue value);

    /// <summary>Writes a response.</summary>
    /// <param name="response">Takes it.</param>
    /// <param name="value">What is written.</param>
    /// <param name="isLine">Whether it is one line of several, without a line feed of its own.</param>
    /// <param name="committedBytes">How many bytes of it <paramref name="response"/> has, if it could not be written here: the context writes the same ones.</param>
    /// <returns>Whether it could be written here.</returns>
    public abstract bool TryWrite(IBufferWriter<byte> response, TValue value, bool isLine, out long committedBytes);
}
