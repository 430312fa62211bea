using System.Text.Json;
using System.Text.Json.Serialization;
using PluginRuntime;
using Workloads;

[assembly: PluginJsonContext(typeof(WorkloadsJson))]

namespace Workloads;

/// <summary>Reads and writes this plugin's JSON without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StreamRequest))]
[JsonSerializable(typeof(Order))]
internal sealed partial class WorkloadsJson : JsonSerializerContext;
