namespace PluginRuntime.Cli;

/// <summary>
/// The command was given something it cannot work with. The message is for the person who typed it.
/// </summary>
internal sealed class UsageException(string message) : Exception(message);
