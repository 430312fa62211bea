namespace PluginRuntime.Invocations;

/// <summary>
/// One exception of a <see cref="TraceCause"/>.
/// </summary>
/// <param name="Type">As in the error body.</param>
/// <param name="Message">Of any length.</param>
/// <param name="Frames">The handler's own, innermost first, as .NET writes them.</param>
internal sealed record TracedException(string Type, string Message, List<string> Frames);
