using System.Text.Json;
using System.Text.Json.Serialization;
using Checkout;
using PluginRuntime;

[assembly: PluginJsonContext(typeof(CheckoutJson))]

namespace Checkout;

/// <summary>Reads and writes this plugin's JSON without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class CheckoutJson : JsonSerializerContext;
