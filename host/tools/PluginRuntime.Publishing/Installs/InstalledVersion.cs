using PluginRuntime.Rules.HandlerStrings;

namespace PluginRuntime.Publishing.Installs;

/// <summary>
/// A version that is current in its root now.
/// </summary>
/// <param name="Name">The package.</param>
/// <param name="Version">The version.</param>
/// <param name="Directory">Its folder, a real path.</param>
/// <param name="WasThere">Whether it had been installed before, with the same files.</param>
/// <param name="Before">The version that was current; <see langword="null"/> if none was. It may be the same one.</param>
/// <param name="Removed">The versions that were removed since there are newer ones enough.</param>
internal sealed record InstalledVersion(
    string Name, PackageVersion Version, string Directory, bool WasThere, PackageVersion? Before, string[] Removed);
