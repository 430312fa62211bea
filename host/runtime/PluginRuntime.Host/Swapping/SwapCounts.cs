using PluginRuntime.PluginSide;

namespace PluginRuntime.Swapping;

/// <summary>
/// How many swaps there have been, since the process began. The thread that swaps writes; any may read, and sees a number of a moment ago at worst.
/// </summary>
internal sealed class SwapCounts : ISwapCounts
{
    /// <inheritdoc/>
    public long Published { get; set; }

    /// <inheritdoc/>
    public long Refused { get; set; }

    /// <inheritdoc/>
    public long Unloaded { get; set; }

    /// <inheritdoc/>
    public long Leaked { get; set; }
}
