namespace Greeter;

/// <summary>The event: <c>{"name":"Ada"}</c>.</summary>
public sealed class GreetingRequest
{
    public string? Name { get; set; }
}

/// <summary>The response: <c>{"message":"Hello, Ada!"}</c>.</summary>
public sealed class Greeting
{
    public string Message { get; set; } = "";
}
