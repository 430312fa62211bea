namespace PluginRuntime.Endurance.Libraries;

/// <summary>Whether .NET finds ICU on this machine.</summary>
internal static class CultureData
{
    private static readonly string[] Folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];

    public static bool IsHere { get; } = Folders.Any(folder => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "libicuuc.so*").Any());
}
