using PluginRuntime.Packages.Metadata;
using PluginRuntime.Plugins;
using PluginRuntime.Rules.Words;

namespace PluginRuntime.Swapping;

/// <summary>
/// The words for a version that stays in memory, and for too many of them.
/// </summary>
internal static class WhyItStays
{
    /// <summary>It takes too long.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="isDrained">Whether its last invocation has ended, so that it is its disposal.</param>
    public static string Overdue(TimeSpan limit, bool isDrained) => isDrained
        ? $"disposing its handler and services takes longer than {SwapLog.Milliseconds(limit)} ms, and it stays in memory until they are disposed; PLUGINRUNTIME_DRAIN_MS sets the limit"
        : $"an invocation runs on it for longer than {SwapLog.Milliseconds(limit)} ms, and it stays in memory until that has ended; PLUGINRUNTIME_DRAIN_MS sets the limit";

    /// <summary>Something refers to it.</summary>
    /// <param name="copy">Its files, in whose calls is looked for what usually does.</param>
    /// <param name="context">Its load context: what was not loaded holds nothing.</param>
    public static string Held(PackageCopy? copy, WeakReference context)
    {
        var pins = copy is null ? [] : LikelyPins.Of(copy.Package, LoadedPlugin.NamesOfLoaded(context));
        return "its last invocation has ended and it was told to unload, and something still holds it. " + (pins.Length == 0
            ? "It calls nothing that usually does: look for what it registered outside of itself and did not take back when its handler was disposed"
            : $"What usually does, and it calls: {string.Join("; ", pins)}");
    }

    /// <summary>So many stay that no other may come.</summary>
    /// <param name="versions">Those that should be gone.</param>
    public static string TooMany(string[] versions) =>
        $"""
        {versions.Length} replaced versions are still in memory, as many as may be: {NameList.Of(versions)}.
        What holds each was told when it was replaced. Restart the host, mend what holds them, or let more of them stay by PLUGINRUNTIME_MAX_LEAKED.
        """;
}
