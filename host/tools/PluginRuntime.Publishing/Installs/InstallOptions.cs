using PluginRuntime.Rules.HandlerStrings;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// How a package is installed.
/// </summary>
internal sealed class InstallOptions
{
    /// <summary>How many versions are kept without <see cref="Keep"/>.</summary>
    public const int DefaultKeep = 5;

    /// <summary>
    /// The version; <see langword="null"/> for the one that the package lies under now, or else <see cref="DefaultVersion"/>.
    /// </summary>
    public PackageVersion? Version { get; init; }

    /// <summary>
    /// How many versions stay, at least 1, the current and the previous one among them. These two stay in any case, and so does one
    /// that was current within the last minute.
    /// </summary>
    public int Keep { get; init; } = DefaultKeep;

    /// <summary>Takes a message for each that should be a handler and cannot be one, and for each old version that cannot be removed.</summary>
    public Action<string> Warn { get; init; } = static _ => { };

    /// <summary>Whether the package was verified before, and its warnings told.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Hears of each step, on the thread that makes it.</summary>
    public Action<InstallStep> Reached { get; init; } = static _ => { };
}
