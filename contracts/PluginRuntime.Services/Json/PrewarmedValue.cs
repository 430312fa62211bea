using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginRuntime.Json;

/// <summary>
/// A small object, of the kind that events and responses are made of.
/// </summary>
/// <remarks>
/// To read and write it is to compile what System.Text.Json compiles for any object. The handler's own types would run constructors,
/// setters and converters of the plugin's before there is an event.
/// </remarks>
internal sealed class PrewarmedValue
{
    public string? Text { get; set; }

    public int Number { get; set; }

    public bool Flag { get; set; }

    public List<string>? Texts { get; set; }

    /// <summary>Reads and writes one.</summary>
    public static void Exercise()
    {
        var type = new JsonType<PrewarmedValue>(PrewarmedJson.Default.PrewarmedValue);
        var value = type.Read("""{"text":"a text of some length","number":1,"flag":true,"texts":["one"],"other":{"unknown":null}}"""u8);
        type.Write(new ArrayBufferWriter<byte>(), value);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PrewarmedValue))]
internal sealed partial class PrewarmedJson : JsonSerializerContext;
