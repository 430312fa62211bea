using System.IO.Compression;
using PluginRuntime.ScriptedServer;

namespace PluginRuntime.EndToEndTests.Packed;

/// <summary>Packages of the assemblies that stand for AWS's own, under the names and versions that a user refers to.</summary>
internal static class StandInPackage
{
    /// <summary>Writes them into a feed.</summary>
    public static void WriteAll(string feed)
    {
        Write(feed, "Amazon.Lambda.Core", "2.8.0", "LambdaCore.Newest", "");
        Write(feed, "Amazon.Lambda.Serialization.SystemTextJson", "2.4.4", "LambdaJson", """<dependency id="Amazon.Lambda.Core" version="2.8.0" />""");
    }

    private static void Write(string feed, string id, string version, string project, string dependencies)
    {
        using var package = ZipFile.Open(Path.Join(feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(package.CreateEntry(id + ".nuspec").Open()))
        {
            writer.Write(
                $"""
                <package><metadata><id>{id}</id><version>{version}</version><authors>none</authors><description>Stands for AWS's.</description>
                <dependencies><group targetFramework="net10.0">{dependencies}</group></dependencies></metadata></package>
                """);
        }

        package.CreateEntryFromFile(Path.Join(Repository.Built(project), id + ".dll"), $"lib/net10.0/{id}.dll");
    }
}
