namespace PluginRuntime.Packages.Files;

/// <summary>
/// A pipe, a socket or a device where a file should be: opening or reading one may never end.
/// </summary>
internal static class SpecialFile
{
    /// <summary>What such a file is, for a message.</summary>
    public const string Words = "is neither a file nor a folder but a pipe, a socket or a device";

    /// <summary>Whether one lies at a path, links followed.</summary>
    public static bool IsAt(string path) =>
        OperatingSystem.IsLinux() && FileStatus.TryRead(path, FileStatus.AsksType, out var status) && status.IsSpecial;

    /// <summary>Refuses to open one.</summary>
    /// <exception cref="IOException">One lies at the path.</exception>
    public static void Refuse(string path)
    {
        if (IsAt(path))
        {
            throw new IOException($"it {Words}");
        }
    }
}
