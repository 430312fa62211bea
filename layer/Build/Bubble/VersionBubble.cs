namespace PluginRuntime.LayerBuild.Bubble;

/// <summary>
/// Compiles the host, and JSON's encoder, together with the framework that lies beside them.
/// </summary>
/// <remarks>Nothing else of .NET: with its core library or System.Text.Json compiled anew the JIT had more to do, not less.</remarks>
internal static class VersionBubble
{
    private const string Host = "PluginRuntime.Host.dll";
    private const string Encoder = "System.Text.Encodings.Web.dll";

    /// <summary>Replaces both in a published folder.</summary>
    /// <exception cref="BuildException">The compiler failed, or the seed is of another .NET.</exception>
    public static void Compile(Repository repository, LayerVariant variant, HostPublish published)
    {
        var folder = Path.Join(published.Intermediate, "bubble");
        Directory.CreateDirectory(folder);
        var profile = Path.Join(folder, "seed.mibc");
        SeedProfile.Write(SeedFile.Read(repository, variant.Runtime), published.Directory, profile);
        var compiler = new Crossgen(PackageAssets.Crossgen(published), variant.Runtime);
        string[] ofHost = ["--compilebubblegenerics", "--mibc", profile, "--embed-pgo-data"];
        foreach (var (name, more) in new[] { (Host, ofHost), (Encoder, []) })
        {
            compiler.CompileInBubble(Path.Join(published.Directory, name), published.Directory, Path.Join(folder, name), more);
        }

        foreach (var name in new[] { Host, Encoder })
        {
            File.Move(Path.Join(folder, name), Path.Join(published.Directory, name), overwrite: true);
        }

        ModuleIds.Check(Path.Join(published.Directory, Host));
    }
}
