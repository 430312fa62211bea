namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// Compiles the host, what it loads for each handler, and JSON's encoder, together with the framework that lies beside them.
/// </summary>
/// <remarks>Nothing else of .NET: with its core library or System.Text.Json compiled anew the JIT had more to do, not less.</remarks>
internal static class VersionBubble
{
    private const string Host = "PluginRuntime.Host.dll";
    private const string Encoder = "System.Text.Encodings.Web.dll";

    // The host's project leaves them uncompiled for this.
    private static readonly string[] OfHost = [Host, "PluginRuntime.Contracts.dll", "McMaster.NETCore.Plugins.dll"];

    /// <summary>Replaces them in a published folder.</summary>
    /// <exception cref="BuildException">The compiler failed, or the seed is of another .NET.</exception>
    public static void Compile(Repository repository, LayerVariant variant, HostPublish published)
    {
        var folder = Path.Join(published.Intermediate, "bubble");
        Directory.CreateDirectory(folder);
        foreach (var name in OfHost)
        {
            DirectReferences.Rewrite(Path.Join(published.Directory, name), published.Directory);
        }

        var profile = Path.Join(folder, "seed.mibc");
        SeedProfile.Write(SeedFile.Read(repository, variant.Runtime), FirstMethods.Read(repository), published.Directory, profile);
        var compiler = new Crossgen(PackageAssets.Crossgen(published), variant.Runtime);
        string[] compiled = [.. OfHost, Encoder];
        foreach (var name in compiled)
        {
            string[] more = name == Host ? ["--compilebubblegenerics", "--mibc", profile, "--embed-pgo-data", "--method-layout", "HotCold"] : [];
            compiler.CompileInBubble(Path.Join(published.Directory, name), published.Directory, Path.Join(folder, name), more);
        }

        foreach (var name in compiled)
        {
            File.Move(Path.Join(folder, name), Path.Join(published.Directory, name), overwrite: true);
        }

        foreach (var name in OfHost)
        {
            ModuleIds.Check(Path.Join(published.Directory, name));
        }
    }
}
