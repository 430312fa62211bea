#if GENERATED
using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;

[assembly: PluginJsonContext(typeof(Forms.FormsJson))]

namespace Forms;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Ask))]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class FormsJson : JsonSerializerContext;
#endif
