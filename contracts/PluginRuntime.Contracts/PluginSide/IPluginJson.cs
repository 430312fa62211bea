using System.Buffers;

namespace PluginRuntime.PluginSide;

/// <summary>
/// The JSON of one plugin: the source-generated context that it names, else reflection with the Web defaults.
/// </summary>
internal interface IPluginJson
{
    /// <summary>How values of <typeparamref name="T"/> are read and written.</summary>
    /// <exception cref="FunctionException">The plugin's context does not know the type, or JSON cannot hold it.</exception>
    IJsonType<T> TypeOf<T>();

    /// <summary>Reads and writes a value of the host's own, so that the first event finds System.Text.Json ready. No code of the plugin runs.</summary>
    void Prewarm();
}

/// <summary>
/// Reads events into, or writes responses from, one type of a plugin.
/// </summary>
internal interface IJsonType<T>
{
    /// <summary>Reads an event.</summary>
    /// <exception cref="FunctionException">The event is not JSON, or not of this shape: its sender's to mend.</exception>
    T Read(ReadOnlySpan<byte> payload);

    /// <summary>Writes a response.</summary>
    /// <exception cref="FunctionException">The value cannot be written, for example because it refers to itself: the handler's to mend.</exception>
    void Write(IBufferWriter<byte> response, T value);

    /// <summary>Writes one line of several: JSON without a line feed of its own, and one after it.</summary>
    /// <exception cref="FunctionException">As above.</exception>
    void WriteLine(IBufferWriter<byte> response, T value);
}
