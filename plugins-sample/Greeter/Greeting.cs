namespace Greeter;

/// <summary>The event: <c>{"name":"Ada"}</c>.</summary>
internal sealed record GreetingRequest(string? Name);

/// <summary>The response: <c>{"message":"Hello, Ada!"}</c>.</summary>
internal sealed record Greeting(string Message);
