using System.Globalization;
using PluginRuntime.Packages.Files;

namespace PluginRuntime.Cli;

/// <summary>
/// Temporary folders of commands that were killed, and so could not clear them away.
/// </summary>
/// <remarks>
/// One is abandoned if nobody holds the file in it that its command holds, and there is no process of the command's number: either alone would
/// take a folder away from a command that runs in another container, or with .NET's file locks switched off. It is left alone unless it
/// belongs to the same user; only on Linux is that known.
/// </remarks>
internal static class AbandonedFolders
{
    private const string Name = "pluginruntime-";
    private const string InUse = "in-use";

    /// <summary>How the name of a command's folder begins.</summary>
    public static string Prefix(int processId) => string.Create(CultureInfo.InvariantCulture, $"{Name}{processId}-");

    /// <summary>Says that a folder is in use, until the file is closed.</summary>
    public static FileStream Use(DirectoryInfo folder) =>
        new(Path.Combine(folder.FullName, InUse), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Deletes those that lie beside a folder of this command.</summary>
    public static void Sweep(DirectoryInfo own)
    {
        if (!OperatingSystem.IsLinux() || Owner(own.FullName) is not { } owner)
        {
            return;
        }

        foreach (var folder in own.Parent!.EnumerateDirectories(Name + "*"))
        {
            if (folder.LinkTarget is null && Owner(folder.FullName) == owner && !IsOfProcess(folder.Name))
            {
                TryDelete(folder);
            }
        }
    }

    // What has no number is of another kind, and stays.
    private static bool IsOfProcess(string name) =>
        name.Split('-') is not [_, var number, ..]
        || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
        || Directory.Exists($"/proc/{processId}");

    private static void TryDelete(DirectoryInfo folder)
    {
        try
        {
            using var use = new FileStream(Path.Combine(folder.FullName, InUse), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is in use, or being made, or another command has been faster.
        }
    }

    private static uint? Owner(string path) =>
        FileStatus.TryRead(path, FileStatus.AsksOwner, out var status, followsLinks: false) ? status.Owner : null;
}
