namespace PluginRuntime.Packages.Native;

/// <summary>One handler of a library, as <c>pluginruntime_describe</c> tells of it.</summary>
/// <param name="Names">Its name, and after it the others by which it is found.</param>
/// <param name="Disposes">Whether it has something to give back when the environment ends.</param>
internal sealed record DescribedHandler(string[] Names, bool Disposes);
