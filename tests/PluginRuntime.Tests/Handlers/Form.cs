namespace PluginRuntime.Tests.Handlers;

/// <summary>A handler that a test calls once.</summary>
/// <param name="Name">How the handler string names it, behind the package.</param>
/// <param name="Event">What it is sent.</param>
/// <param name="Response">What it answers.</param>
/// <param name="Writes">The line that it writes to the console, if it does.</param>
internal sealed record Form(string Name, string Event, string Response, string? Writes = null);
