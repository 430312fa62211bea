using System.Text;

namespace PluginRuntime.LayerBuild;

/// <summary>
/// The notices that redistribution asks for: what is in the layer, under which licence, and what .NET's own packages say.
/// </summary>
internal static class ThirdPartyNotices
{
    private static readonly string[] NoticeFiles = ["LICENSE.TXT", "THIRD-PARTY-NOTICES.TXT"];

    /// <summary>Writes the file.</summary>
    public static void Write(ShippedPackage[] packages, string path)
    {
        var text = new StringBuilder("This layer contains PluginRuntime (Apache-2.0, see LICENSE) and:\n\n");
        foreach (var package in packages)
        {
            text.Append($"* {package.Name} {package.Version}, {package.License}");
            text.Append(package.Copyright is null ? "\n" : $". {package.Copyright}\n");
        }

        text.Append("\nMcMaster.NETCore.Plugins.dll is changed: it is compiled ahead of time, and without --apart its references name the assemblies of .NET where the types are.\n");
        text.Append("\nThe text of Apache-2.0 is in LICENSE; that of MIT stands below, in the licence of .NET.\n");
        foreach (var notice in Notices(packages))
        {
            text.Append("\n\n================ ").Append(notice.Title).Append("\n\n").Append(notice.Text.ReplaceLineEndings("\n"));
        }

        File.WriteAllText(path, text.ToString());
    }

    // Packages of one release carry the same text.
    private static IEnumerable<(string Title, string Text)> Notices(ShippedPackage[] packages) =>
        from package in packages
        from name in NoticeFiles
        let file = Directory.GetFiles(package.Directory).FirstOrDefault(file => Path.GetFileName(file).Equals(name, StringComparison.OrdinalIgnoreCase))
        where file is not null
        let text = File.ReadAllText(file)
        group $"{package.Name} {package.Version}, {name}" by text into same
        select (string.Join("; ", same), same.Key);
}
