namespace Greeter;

/// <summary>The event: <c>{"name":"Ada"}</c>.</summary>
/// <remarks>
/// Plain properties on purpose: for a constructor's parameters System.Text.Json needs more of the JIT at the first invocation.
/// </remarks>
internal sealed class GreetingRequest
{
    public string? Name { get; set; }
}

/// <summary>The response: <c>{"message":"Hello, Ada!"}</c>.</summary>
internal sealed class Greeting
{
    public string Message { get; set; } = "";
}
