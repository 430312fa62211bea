namespace PluginRuntime.PluginSide;

/// <summary>
/// How many swaps of a package there have been since the process began, for the host's meter.
/// </summary>
internal interface ISwapCounts
{
    /// <summary>Versions that were swapped in.</summary>
    long Published { get; }

    /// <summary>Versions that were not.</summary>
    long Refused { get; }

    /// <summary>Replaced versions that left memory.</summary>
    long Unloaded { get; }

    /// <summary>Replaced versions of which it was told that they stay in memory, or stay too long.</summary>
    long Leaked { get; }
}
