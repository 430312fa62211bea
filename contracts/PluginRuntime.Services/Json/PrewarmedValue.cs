using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginRuntime.Json;

/// <summary>
/// A small object with what nearly all events and responses have: a property that is a text.
/// </summary>
/// <remarks>
/// To read and write it is to compile what System.Text.Json compiles for any object. The handler's own types would run constructors,
/// setters and converters of the plugin's before there is an event.
/// </remarks>
internal sealed class PrewarmedValue
{
    public string? Text { get; set; }

    /// <summary>Reads and writes one.</summary>
    public static void Exercise()
    {
        var type = new JsonType<PrewarmedValue>(PrewarmedJson.Default.PrewarmedValue);
        var value = type.Read("""{"text":"a text of some length"}"""u8);
        type.Write(new ArrayBufferWriter<byte>(), value);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PrewarmedValue))]
internal sealed partial class PrewarmedJson : JsonSerializerContext;
