using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;
using SwapForms;

[assembly: PluginJsonContext(typeof(Swaps.SwapsJson))]

namespace Swaps;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Ask))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Warm))]
internal sealed partial class SwapsJson : JsonSerializerContext;
