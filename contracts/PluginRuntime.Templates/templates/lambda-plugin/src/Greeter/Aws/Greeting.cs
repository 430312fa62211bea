using System.Text.Json.Serialization;

namespace Greeter;

/// <summary>The event: <c>{"name":"Ada"}</c>.</summary>
public sealed class GreetingRequest
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }
}

/// <summary>The response: <c>{"message":"Hello, Ada!"}</c>.</summary>
public sealed class Greeting
{
    [JsonPropertyName("message")]
    public string Message { get; set; } = "";
}
