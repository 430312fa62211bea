namespace PluginRuntime.Invocations;

/// <summary>
/// How much of a failure an attempt at a <see cref="TraceCause"/> holds.
/// </summary>
/// <param name="MostExceptions">The one that was thrown, and those that caused it.</param>
/// <param name="MostFrames">Of each.</param>
/// <param name="LongestText">The characters of a message.</param>
internal sealed record TraceCauseLimits(int MostExceptions, int MostFrames, int LongestText);
