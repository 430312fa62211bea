using System.Text.Json;
using System.Text.Json.Serialization;
using Greeter;
using PluginRuntime;

[assembly: PluginJsonContext(typeof(GreeterJson))]

namespace Greeter;

/// <summary>Reads and writes this plugin's JSON without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(GreetingRequest))]
[JsonSerializable(typeof(Greeting))]
internal sealed partial class GreeterJson : JsonSerializerContext;
