using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;
using Statement;

[assembly: PluginJsonContext(typeof(StatementJson))]

namespace Statement;

/// <summary>Reads this plugin's events without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StatementRequest))]
internal sealed partial class StatementJson : JsonSerializerContext;
