namespace PluginRuntime.LayerBuild.Icu;

/// <summary>
/// Gets a package of Debian's by apt, for either architecture, and changes nothing of this machine's own apt.
/// </summary>
/// <remarks>
/// With lists in a folder of its own, made for that architecture alone: so nobody has to be root, and arm64's is had on x64 without
/// <c>dpkg --add-architecture</c>. Sources and keys are the machine's.
/// </remarks>
internal static class AptDownload
{
    /// <summary>Downloads it.</summary>
    /// <param name="package">The package.</param>
    /// <param name="folder">An empty folder, for the file and apt's lists.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="BuildException">There is no apt, or it has no such package.</exception>
    public static string Run(IcuPackage package, string folder)
    {
        string[] settings =
        [
            "-q", "-o", $"APT::Architecture={package.Architecture}", "-o", $"APT::Architectures::={package.Architecture}",
            "-o", $"Dir::State={folder}", "-o", $"Dir::State::status={Path.Join(folder, "status")}", "-o", $"Dir::Cache={folder}",
            "-o", "Acquire::Languages=none",
        ];
        Directory.CreateDirectory(Path.Join(folder, "lists", "partial"));
        Directory.CreateDirectory(Path.Join(folder, "archives", "partial"));
        File.WriteAllText(Path.Join(folder, "status"), "");
        ExternalProgram.Run("apt-get", [.. settings, "update"], folder, OtherWay(package));
        ExternalProgram.Run("apt-get", [.. settings, "download", $"{IcuPackage.Name}={IcuPackage.Version}"], folder, OtherWay(package));

        // apt writes an epoch's colon as %3a; this version has none.
        return Path.Join(folder, package.FileName);
    }

    private static string OtherWay(IcuPackage package) =>
        $"""
        The ICU layer for {package.Runtime} is made of {package.FileName}, of Debian 12 (bookworm), which apt gets there, in a container of it, too: for {package.Architecture} it asks the same sources, if these are not limited to another architecture.
        Elsewhere, download that file by hand and name its folder: dotnet run --project layer -- icu --debs FOLDER
        If Debian has a newer build of it, change version and hashes in layer/Build/Icu/IcuPackage.cs.
        """;
}
