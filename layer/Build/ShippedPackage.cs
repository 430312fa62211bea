using System.Xml.Linq;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// One NuGet package that is part of the layer.
/// </summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Directory">Where it is unpacked.</param>
/// <param name="License">Its licence: an SPDX expression.</param>
/// <param name="Copyright">Its line of copyright, if it has one.</param>
internal sealed record ShippedPackage(string Name, string Version, string Directory, string License, string? Copyright)
{
    /// <summary>Finds a package in the folders of the restore.</summary>
    /// <exception cref="BuildException">It is not there, or tells no licence.</exception>
    public static ShippedPackage Find(string[] folders, string name, string version)
    {
        var lower = name.ToLowerInvariant();
        var directory = folders.Select(folder => Path.Join(folder, lower, version)).FirstOrDefault(System.IO.Directory.Exists)
            ?? throw new BuildException($"The package {name} {version} is in none of {string.Join(", ", folders)}. Restore it again.");
        var metadata = XDocument.Load(Path.Join(directory, lower + ".nuspec")).Root!.Elements().First();
        string? Value(string element) => metadata.Elements().FirstOrDefault(child => child.Name.LocalName == element)?.Value;
        return Value("license") is { } license
            ? new ShippedPackage(name, version, directory, license, Value("copyright"))
            : throw new BuildException($"The package {name} {version} tells no licence in its nuspec; what is shipped must have one.");
    }
}
