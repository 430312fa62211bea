using Newtonsoft.Json;

namespace AwsNewtonsoft;

public sealed class Order
{
    // Whoever does not see the attribute reads no name.
    [JsonProperty("customer")]
    public string? Name { get; set; }
}

public static class Version
{
    /// <summary>Says which Newtonsoft.Json it got and in which folder that lies.</summary>
    public static string[] Of(Order payload)
    {
        var newtonsoft = typeof(JsonConvert).Assembly;
        return [payload.Name ?? "nobody", newtonsoft.GetName().Version!.ToString(), Path.GetDirectoryName(newtonsoft.Location)!];
    }
}
