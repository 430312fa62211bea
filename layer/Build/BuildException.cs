namespace PluginRuntime.LayerBuild;

/// <summary>A layer cannot be built; the message says what was found and what to do.</summary>
internal sealed class BuildException(string message) : Exception(message);
