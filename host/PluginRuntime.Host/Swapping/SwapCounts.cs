using PluginRuntime.PluginSide;

namespace PluginRuntime.Swapping;

/// <summary>
/// How many swaps there have been, since the process began. One thread writes at a time; any may read.
/// </summary>
internal sealed class SwapCounts : ISwapCounts
{
    private long _published;
    private long _refused;
    private long _unloaded;
    private long _leaked;

    /// <inheritdoc/>
    public long Published
    {
        get => Volatile.Read(ref _published);
        set => Volatile.Write(ref _published, value);
    }

    /// <inheritdoc/>
    public long Refused
    {
        get => Volatile.Read(ref _refused);
        set => Volatile.Write(ref _refused, value);
    }

    /// <inheritdoc/>
    public long Unloaded
    {
        get => Volatile.Read(ref _unloaded);
        set => Volatile.Write(ref _unloaded, value);
    }

    /// <inheritdoc/>
    public long Leaked
    {
        get => Volatile.Read(ref _leaked);
        set => Volatile.Write(ref _leaked, value);
    }
}
